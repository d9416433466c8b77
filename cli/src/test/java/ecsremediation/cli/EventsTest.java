package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ecsremediation.event.Delivery;
import ecsremediation.event.Scope;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.event.TriggerParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The parser reads every file of events/ as the event that the file's name says. */
class EventsTest {
    private static final Path EVENTS = Path.of("..", "events");
    private static final Scope LAB = new Scope.OneService(new ServiceName("EcsLabPublicCluster", "EcsLabApi"));
    private static final Scope CLUSTER = new Scope.WholeCluster("EcsLabPublicCluster");
    private static final Scope UNNAMED = new Scope.Unnamed();

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("sns-alarm-pending.json", "AlarmRaised alarm_ecslabapi_pending " + LAB),
                arguments("sns-alarm-gap-metric-math.json", "AlarmRaised alarm_ecslabapi_gap " + LAB),
                arguments("sns-alarm-composite.json", "AlarmRaised alarm_shop_degraded " + UNNAMED),
                arguments("sns-alarm-contributor.json", "AlarmRaised alarm_all_services_pending " + LAB),
                arguments("sns-alarm-after-mute-window.json", "AlarmRaised alarm_ecslabapi_gap " + LAB + " muted"),
                arguments("sns-alarm-ok.json", "AlarmCleared alarm_ecslabapi_gap " + LAB + " OK"),
                arguments(
                        "sns-alarm-insufficient-data.json",
                        "AlarmCleared alarm_ecslabapi_pending " + LAB + " INSUFFICIENT_DATA"),
                arguments("sqs-sns-alarm.json", "AlarmRaised alarm_ecslabapi_gap " + LAB),
                arguments("sqs-sns-alarm-raw.json", "AlarmRaised alarm_ecslabapi_gap " + LAB),
                arguments("sqs-undelivered-alarm.json", "AlarmRaised alarm_ecslabapi_gap " + LAB),
                arguments("sqs-failed-invocation.json", "AlarmRaised alarm_ecslabapi_pending " + LAB),
                arguments("eventbridge-alarm-state-change.json", "AlarmRaised alarm_ecslabapi_pending " + LAB),
                arguments("eventbridge-alarm-metric-math.json", "AlarmRaised alarm_ecslabapi_gap " + LAB),
                arguments("eventbridge-alarm-composite.json", "AlarmRaised alarm_shop_degraded " + UNNAMED),
                arguments("eventbridge-alarm-contributor.json", "AlarmRaised alarm_all_services_pending " + LAB),
                arguments("eventbridge-alarm-muted.json", "AlarmRaised alarm_ecslabapi_gap " + LAB + " muted"),
                arguments("lambda-alarm-action.json", "AlarmRaised alarm_ecslabapi_gap " + LAB),
                arguments("eventbridge-service-placement-failure.json", "SERVICE_TASK_PLACEMENT_FAILURE " + LAB),
                arguments(
                        "eventbridge-service-placement-failure-old-arn.json", "SERVICE_TASK_PLACEMENT_FAILURE " + LAB),
                arguments(
                        "eventbridge-container-instance-state-change.json",
                        "CONTAINER_INSTANCE_STATE_CHANGE " + CLUSTER),
                arguments(
                        "eventbridge-container-instance-health-change.json",
                        "CONTAINER_INSTANCE_HEALTH_CHANGE " + CLUSTER),
                arguments("sqs-service-placement-failure.json", "SERVICE_TASK_PLACEMENT_FAILURE " + LAB),
                arguments("sqs-service-start-impaired.json", "SERVICE_TASK_START_IMPAIRED " + LAB),
                arguments("sqs-service-steady-state.json", "SERVICE_STEADY_STATE " + LAB),
                arguments("sqs-deployment-failed.json", "SERVICE_DEPLOYMENT_FAILED " + LAB),
                arguments("sqs-task-stopped.json", "TASK_STOPPED " + LAB),
                arguments("sqs-launch-unsuccessful.json", "LaunchFailed EcsLabAsg"),
                arguments("scheduled-tick.json", "Tick"),
                arguments("scheduled-tick-rule.json", "Tick"),
                arguments("scheduled-keep-alive.json", ""),
                arguments(
                        "sqs-service-events-batch.json",
                        "SERVICE_TASK_PLACEMENT_FAILURE " + LAB + ", TASK_STOPPED " + LAB
                                + ", Ignored, LaunchFailed EcsLabAsg"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void eachFileIsReadAsTheEventThatItsNameSays(String file, String expected) throws IOException {
        List<Delivery> deliveries = TriggerParser.parse(Files.readAllBytes(EVENTS.resolve(file)));

        assertThat(deliveries.stream().map(d -> words(d.trigger())).toList()).hasToString("[" + expected + "]");
    }

    @Test
    void everyFileIsTested() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS).filter(Files::isRegularFile)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            files().map(a -> (String) a.get()[0]).toList());
        }
    }

    private static String words(Trigger trigger) {
        return switch (trigger) {
            case Trigger.AlarmRaised a ->
                "AlarmRaised " + a.alarmName() + " " + a.scope() + (a.muted() ? " muted" : "");
            case Trigger.AlarmCleared a -> "AlarmCleared " + a.alarmName() + " " + a.scope() + " " + a.state();
            case Trigger.ServiceEvent e -> e.eventName() + " " + e.scope();
            case Trigger.LaunchFailed l -> "LaunchFailed " + l.group();
            case Trigger.Tick tick -> "Tick";
            case Trigger.Ignored ignored -> "Ignored";
        };
    }
}
