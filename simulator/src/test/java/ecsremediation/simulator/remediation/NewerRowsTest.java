package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.act.CapacityChange;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Mode;
import ecsremediation.incident.StackNotice;
import ecsremediation.model.Timeouts;
import ecsremediation.model.UnreadableRow;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.play.Reconciled;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.ports.SimulatedNotifier;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A deployment was rolled back: rows of a newer version stand in the table beside ours. Each is left alone and reported, by
 * every tick, and everything else goes on.
 */
final class NewerRowsTest {
    private static final ServiceName READABLE = new ServiceName(LabNames.CLUSTER, LabNames.SERVICE);
    private static final ServiceName NEWER = new ServiceName(LabNames.CLUSTER, "Newer");

    private final TwoClusters clusters = TwoClusters.quiet();
    private final SharedTable table = SharedTable.of(clusters.world());
    private final SimulatedCapacityWriter writer = new SimulatedCapacityWriter(clusters.world());
    private final RecordingJournal journal = new RecordingJournal();

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void theReadableIncidentGoesOnAndTheOtherIsKeptAndReportedByEveryTick() {
        clusters.setDesired(LabNames.CLUSTER, 4);
        table.store().save(Incident.opened(READABLE, clusters.world().now()));
        Map<String, AttributeValue> newer = newer(
                "OPEN",
                NEWER.toString(),
                Map.of(
                        "version",
                        number(7),
                        "nextLook",
                        number(clusters.world().now().toEpochMilli())));
        table.put(newer);

        tick();

        assertThat(writer.calls()).extracting(CapacityChange::group).containsExactly(LabNames.GROUP);
        assertThat(incident().phase()).isEqualTo(Incident.Phase.RAISED);
        assertThat(table.row("OPEN", NEWER.toString())).isEqualTo(newer);
        assertThat(skipped()).containsExactly(NEWER);

        clusters.world().advance(Duration.ofMinutes(1));
        tick();

        assertThat(writer.calls()).hasSize(1);
        assertThat(incident().phase()).isEqualTo(Incident.Phase.RAISED);
        assertThat(table.row("OPEN", NEWER.toString())).isEqualTo(newer);
        assertThat(skipped()).containsExactly(NEWER, NEWER);
    }

    @Test
    void aServiceWhoseIncidentIsOfANewerVersionIsHeld() {
        clusters.setDesired(LabNames.CLUSTER, 4);
        Map<String, AttributeValue> newer = newer(
                "OPEN",
                READABLE.toString(),
                Map.of(
                        "version",
                        number(7),
                        "nextLook",
                        number(clusters.world().now().toEpochMilli())));
        table.put(newer);

        tick();
        clusters.world().advance(Timeouts.SWEEP);
        tick();

        assertThat(writer.calls()).isEmpty();
        assertThat(table.row("OPEN", READABLE.toString())).isEqualTo(newer);
        assertThat(skipped()).containsExactly(READABLE, READABLE);
    }

    @Test
    void aPauseOfANewerVersionHoldsRaisesBackAndIsReported() {
        clusters.setDesired(LabNames.CLUSTER, 4);
        Map<String, AttributeValue> pause = newer("PAUSE", "PAUSE", Map.of());
        table.put(pause);

        tick();

        assertThat(writer.calls()).isEmpty();
        assertThat(table.row("PAUSE", "PAUSE")).isEqualTo(pause);
        assertThat(journal.unreadable).anyMatch(found -> found.row() instanceof UnreadableRow.StackPause);
    }

    @Test
    void whatANewerVersionDidAndLearnedIsKeptAndReportedAndTheGroupIsRaised() {
        clusters.setDesired(LabNames.CLUSTER, 4);
        String group = "GROUP#" + LabNames.GROUP;
        String at = "ACTION#%012d.000000000".formatted(clusters.world().now().getEpochSecond() - 60);
        List<Map<String, AttributeValue>> rows = List.of(
                newer(group, at, Map.of()), newer(group, "BOOT", Map.of()), newer(group, "SIZE#t3.micro", Map.of()));
        rows.forEach(table::put);

        tick();

        assertThat(writer.calls()).hasSize(1);
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(table.row(key(row, "pk"), key(row, "sk"))).isEqualTo(row));
        assertThat(journal.unreadable)
                .extracting(found -> found.row().getClass().getSimpleName())
                .contains("Action", "BootSamples", "InstanceSize");
    }

    /** Four raises an hour are allowed, and four were made, whoever made them. */
    @Test
    void actionsOfANewerVersionCountAgainstTheLimitsOfTheirGroup() {
        clusters.setDesired(LabNames.CLUSTER, 4);
        for (int raise = 1; raise <= Limits.DEFAULT.actionsPerHour(); raise++) {
            long second = clusters.world().now().getEpochSecond() - 60L * raise;
            table.put(newer("GROUP#" + LabNames.GROUP, "ACTION#%012d.000000000".formatted(second), Map.of()));
        }

        tick();
        assertThat(writer.calls()).isEmpty();

        clusters.world().advance(Duration.ofMinutes(60));
        tick();
        assertThat(writer.calls()).hasSize(1);
    }

    private Incident incident() {
        return table.store().find(READABLE).orElseThrow();
    }

    private List<ServiceName> skipped() {
        return journal.unreadable.stream()
                .map(StackNotice.RowUnreadable::row)
                .filter(UnreadableRow.OpenIncident.class::isInstance)
                .map(row -> ((UnreadableRow.OpenIncident) row).service())
                .toList();
    }

    private static Map<String, AttributeValue> newer(String pk, String sk, Map<String, AttributeValue> more) {
        Map<String, AttributeValue> row = new TreeMap<>(more);
        row.put("pk", AttributeValue.fromS(pk));
        row.put("sk", AttributeValue.fromS(sk));
        row.put("schema", number(3));
        row.put("json", AttributeValue.fromS("{\"a form of\":\"a newer version\"}"));
        row.put("write", AttributeValue.fromS("5f0c1a8e-0000-4000-8000-000000000000"));
        return row;
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private void tick() {
        Ports ports = new Ports(
                new SimulatedClusterReader(clusters.world()),
                writer,
                table.store(),
                table.locks(),
                table.decisions(),
                new SimulatedNotifier(clusters.world(), LabNames.OPERATOR_TOPIC),
                journal);
        Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
        Policy policy = new Policy(Mode.ACT, Limits.DEFAULT, LabNames.FENCE, stack);
        Reconciled.by(
                new Remediation(ports, policy, clusters.world().clock()),
                new Trigger.Tick(clusters.world().now()));
    }

    private static String key(Map<String, AttributeValue> row, String attribute) {
        return Objects.requireNonNull(row.get(attribute), attribute).s();
    }
}
