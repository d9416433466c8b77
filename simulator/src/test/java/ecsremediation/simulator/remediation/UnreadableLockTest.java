package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.model.GroupLocks;
import ecsremediation.model.GroupLocks.Lease;
import ecsremediation.model.UnreadableRow;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A lock that cannot be read ends by itself, and the process that held it does not write any more. */
final class UnreadableLockTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final String KEY = "LOCK#" + LabNames.GROUP;

    private final SharedTable table =
            SharedTable.of(LabScenario.build(LabSettings.ofSeed(1)).world());
    private final GroupLocks locks = table.locks();

    @AfterEach
    void close() {
        table.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"until", "token", "holder"})
    void itCountsAsHeldForOneLeaseAndIsThenFree(String attribute) {
        Lease before = locks.acquire(LabNames.GROUP, "alarm#1", NOW, LEASE).orElseThrow();
        breakLock(attribute);

        assertThat(locks.acquire(LabNames.GROUP, "alarm#2", NOW, LEASE)).isEmpty();
        assertThat(locks.holds(before, NOW.plusSeconds(1))).isFalse();
        assertThat(locks.takeUnreadable())
                .singleElement()
                .isInstanceOfSatisfying(
                        UnreadableRow.GroupLock.class,
                        row -> assertThat(row.group()).isEqualTo(LabNames.GROUP));
        assertThat(locks.acquire(LabNames.GROUP, "alarm#2", NOW.plusSeconds(89), LEASE))
                .isEmpty();
        Lease after = locks.acquire(LabNames.GROUP, "alarm#2", NOW.plusSeconds(90), LEASE)
                .orElseThrow();
        assertThat(after.token()).isGreaterThan(before.token());
        assertThat(locks.takeUnreadable()).isEmpty();
        assertThat(table.row("UNREADABLE", KEY + "#LOCK").get(attribute)).isEqualTo(AttributeValue.fromBool(true));
    }

    private void breakLock(String attribute) {
        Map<String, AttributeValue> row = new TreeMap<>(table.row(KEY, "LOCK"));
        row.put(attribute, AttributeValue.fromBool(true));
        table.put(row);
    }
}
