package ecsremediation.simulator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.incident.Mode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.endpoint.AwsEndpoint;
import ecsremediation.simulator.messaging.DeliveredEmail;
import ecsremediation.simulator.ports.ServedMode;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the alarm to the last e-mail, with the packaged handler in its own process under AWS's runtime client and SDK
 * calls over HTTP. The world's clock is virtual and the process's clock is real. A first run measures the time until
 * the alarm; the second world starts so that both clocks agree when the alarm fires.
 */
final class AlarmToRecoveryTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int SEED = 7;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void anAlarmLeadsToARaiseTheTasksRunAndTheIncidentCloses() throws IOException {
        Lab lab = lab();
        World world = lab.world();
        try (AwsEndpoint endpoint = endpoint(world);
                DeployedFunction alarm = DeployedFunction.start("AlarmFunction", endpoint.uri(), "act", folder);
                DeployedFunction tick = DeployedFunction.start("TickFunction", endpoint.uri(), "act", folder)) {
            world.functions().attach(LabNames.ALARM_FUNCTION, alarm);
            lab.raiseDesiredCount(4);
            advanceUntilAlarmed(world);
            assertThat(sizes(world)).as("see %s", alarm.log()).isEqualTo(new Sizes(1, 4, 4));

            world.advance(Duration.ofMinutes(15));
            assertThat(running(world)).isEqualTo(4);

            world.functions().attach(LabNames.TICK_FUNCTION, tick);
            world.advance(MINUTE.multipliedBy(2));
            assertThat(subjects(world)).as("see %s", tick.log()).hasSize(2);
            assertThat(subjects(world).getFirst())
                    .isEqualTo("[ECS] EcsLabApi: raising EcsLabAsg 1 → 4 for 3 unplaced tasks");
            assertThat(subjects(world).getLast()).startsWith("[ECS] EcsLabApi: cleared, 4 of 4 tasks running after");
        }
    }

    @Test
    void inObserveModeNothingIsWrittenAndTheMailSaysWould() throws IOException {
        Lab lab = lab();
        World world = lab.world();
        try (AwsEndpoint endpoint = endpoint(world);
                DeployedFunction alarm = DeployedFunction.start("AlarmFunction", endpoint.uri(), "observe", folder)) {
            world.functions().attach(LabNames.ALARM_FUNCTION, alarm);
            lab.raiseDesiredCount(4);
            advanceUntilAlarmed(world);
            world.advance(MINUTE);

            assertThat(sizes(world)).isEqualTo(new Sizes(1, 1, 1));
            assertThat(subjects(world))
                    .as("see %s", alarm.log())
                    .containsExactly("[ECS] EcsLabApi: WOULD raise EcsLabAsg 1 → 4 for 3 unplaced tasks");
        }
    }

    @Test
    void aRestoredFunctionHasReadTheClusterBeforeItsSnapshotAndWrittenNothing() throws Exception {
        Lab lab = lab();
        World world = lab.world();
        try (AwsEndpoint endpoint = endpoint(world);
                DeployedFunction alarm = DeployedFunction.restore("AlarmFunction", endpoint.uri(), "act", folder)) {
            alarm.invoke("{}".getBytes(StandardCharsets.UTF_8));
            assertThat(Files.readString(alarm.log()))
                    .contains("\"message\":\"primed for the snapshot\"", "\"IgnoredTriggers\":1")
                    .doesNotContain("\"level\":\"WARN\"");
            assertThat(sizes(world)).isEqualTo(new Sizes(1, 1, 1));

            world.functions().attach(LabNames.ALARM_FUNCTION, alarm);
            lab.raiseDesiredCount(4);
            advanceUntilAlarmed(world);
            assertThat(sizes(world)).as("see %s", alarm.log()).isEqualTo(new Sizes(1, 4, 4));
        }
    }

    private static Lab lab() {
        Instant now = Instant.now();
        return lab(now.minus(untilAlarm(now)));
    }

    private static Lab lab(Instant ready) {
        return LabScenario.build(new LabSettings(SEED, ready, OptionalInt.of(10)));
    }

    /** Virtual time from the start of the world until the alarm invokes a function. */
    private static Duration untilAlarm(Instant ready) {
        Lab rehearsal = lab(ready);
        rehearsal.world().functions().attach(LabNames.ALARM_FUNCTION, event -> event);
        rehearsal.raiseDesiredCount(4);
        advanceUntilAlarmed(rehearsal.world());
        return Duration.between(ready, rehearsal.world().now());
    }

    private static AwsEndpoint endpoint(World world) throws IOException {
        AwsEndpoint endpoint = AwsEndpoint.start(world, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ServedMode.order(Mode.ACT, endpoint.uri(), world.now());
        return endpoint;
    }

    private static void advanceUntilAlarmed(World world) {
        for (int minutes = 0; minutes < 15 && world.functions().invocations().isEmpty(); minutes++) {
            world.advance(MINUTE);
        }
        assertThat(world.functions().invocations()).isNotEmpty();
    }

    private static Sizes sizes(World world) {
        return world.read(() -> world.autoScaling().group(LabNames.GROUP).sizes());
    }

    private static int running(World world) {
        return world.read(
                () -> world.ecs().service(LabNames.CLUSTER, LabNames.SERVICE).running());
    }

    private static List<String> subjects(World world) {
        return world.read(() -> world.topics().mailbox().stream()
                .filter(mail -> mail.address().equals(LabNames.OPERATOR_ADDRESS))
                .map(DeliveredEmail::subject)
                .toList());
    }
}
