package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.simulator.scenario.LabNames;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * {@code redrive}: prints each message with its error, and deletes it only after another queue has accepted
 * it.
 */
class RedriveCommandTest {
    private final ServedLab lab = ServedLab.atRest();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aMessageFromAQueueReturnsToItAndIsHandled() {
        lab.world().functions().attach(LabNames.SERVICE_EVENT_FUNCTION, RedriveCommandTest::fail);
        lab.world().functions().attach(LabNames.ALARM_FUNCTION, event -> new byte[0]);
        lab.world().functions().attach(LabNames.TICK_FUNCTION, event -> new byte[0]);
        lab.desire(4);
        lab.pass(Duration.ofMinutes(45));
        assertThat(dead()).isPositive();
        lab.attachFunctions();

        assertThat(lab.run("redrive", "--dry-run")).isZero();
        assertThat(lab.out())
                .contains("SERVICE_TASK_PLACEMENT_FAILURE of EcsLabPublicCluster/EcsLabApi: ecs-remediation-events"
                        + " moved it here after its last receive; the log of ServiceEventFunction has the error")
                .contains("; would go to ecs-remediation-events", "Nothing was changed.");
        assertThat(lab.capacity()).isEqualTo(1);

        assertThat(lab.run("redrive")).isZero();
        assertThat(lab.out()).contains(" → ecs-remediation-events", "Kept: 0.");
        assertThat(dead()).isZero();
        lab.pass(Duration.ofSeconds(20));
        assertThat(lab.capacity()).isEqualTo(4);
    }

    @Test
    void aFailedInvocationIsPrintedWithItsErrorAndHandledByServiceEventFunction() {
        lab.world().functions().attach(LabNames.ALARM_FUNCTION, RedriveCommandTest::fail);
        lab.world().functions().attach(LabNames.SERVICE_EVENT_FUNCTION, event -> new byte[0]);
        lab.world().functions().attach(LabNames.TICK_FUNCTION, event -> new byte[0]);
        lab.desire(4);
        lab.pass(Duration.ofMinutes(15));
        assertThat(dead()).isEqualTo(1);
        lab.attachFunctions();

        assertThat(lab.run("redrive")).isZero();
        assertThat(lab.out())
                .contains("alarm alarm_ecslabapi_gap of EcsLabPublicCluster/EcsLabApi: AlarmFunction failed 3 times,"
                        + " RetriesExhausted: Rate exceeded (IllegalStateException) → ecs-remediation-events")
                .contains("Redriven: 1. Kept: 0.");
        lab.pass(Duration.ofSeconds(20));
        assertThat(lab.capacity()).isEqualTo(4);
    }

    @Test
    void anUnreadableMessageIsKeptWithItsReason() {
        lab.world()
                .queues()
                .send(
                        LabNames.DEAD_LETTERS,
                        "not JSON",
                        new TreeMap<>(Map.of("ERROR_CODE", "NO_PERMISSIONS", "ERROR_MESSAGE", "Access\ndenied")));
        assertThat(lab.run("redrive")).isEqualTo(ExitCode.FAILED);
        assertThat(lab.out())
                .contains(
                        "not understood (the event is not JSON",
                        "EventBridge could not deliver it: NO_PERMISSIONS," + " Access denied; kept")
                .contains("Redriven: 0. Kept: 1.");
        assertThat(lab.world().queues().visible(LabNames.DEAD_LETTERS)).isEqualTo(1);
    }

    @Test
    void aMessageStaysIfTheTargetQueueIsMissing() {
        lab.world()
                .queues()
                .send(
                        LabNames.DEAD_LETTERS,
                        "{\"detail-type\":\"Scheduled Event\",\"source\":\"aws.scheduler\","
                                + "\"id\":\"1\",\"time\":\"2026-01-05T09:00:00Z\",\"region\":\"eu-central-1\",\"detail\":{}}");
        assertThat(lab.run("redrive", "--to", "elsewhere")).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(lab.errors()).singleElement().asString().contains("cannot find queue elsewhere", "--queue");
        assertThat(lab.world().queues().visible(LabNames.DEAD_LETTERS)).isEqualTo(1);
    }

    @Test
    void printsOneJsonObject() throws IOException {
        lab.world().queues().send(LabNames.DEAD_LETTERS, "not JSON");
        assertThat(lab.run("redrive", "--json")).isEqualTo(ExitCode.FAILED);
        JsonNode printed = new ObjectMapper().readTree(lab.out());
        assertThat(printed.path("dryRun").asBoolean()).isFalse();
        assertThat(printed.path("redriven").asInt()).isZero();
        assertThat(printed.path("kept").asInt()).isEqualTo(1);
        assertThat(printed.at("/messages/0/error").asText()).isNotEmpty();
        assertThat(printed.at("/messages/0/target").isNull()).isTrue();
    }

    @Test
    void receivesNoMoreThanMaxMessages() {
        for (int i = 0; i < 12; i++) {
            lab.world().queues().send(LabNames.DEAD_LETTERS, "not JSON " + i);
        }
        assertThat(lab.run("redrive", "--dry-run", "--max", "11")).isZero();
        assertThat(lab.out()).contains("Dead letters: 11. Nothing was changed.");
        assertThat(lab.world().queues().visible(LabNames.DEAD_LETTERS)).isEqualTo(12);
        assertThat(lab.run("redrive", "--max", "0")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anEmptyQueueIsReported() {
        assertThat(lab.run("redrive")).isZero();
        assertThat(lab.out()).isEqualTo("No dead letters.\n");
    }

    private int dead() {
        return lab.world().queues().bodies(LabNames.DEAD_LETTERS).size();
    }

    private static byte[] fail(byte[] event) {
        throw new IllegalStateException("Rate exceeded");
    }
}
