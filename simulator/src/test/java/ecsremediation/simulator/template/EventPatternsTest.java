package ecsremediation.simulator.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.event.Delivery;
import ecsremediation.event.Trigger;
import ecsremediation.event.TriggerParser;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.play.ScenarioDraw;
import ecsremediation.simulator.play.ScenarioPlay;
import ecsremediation.simulator.scenario.LabStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.event.ruler.Ruler;

/**
 * The event patterns of template.yaml, matched by EventBridge's own library against the events of events/ and those that
 * the worlds put on the bus: every event that the program needs reaches it, and no other does.
 */
final class EventPatternsTest {
    private static final Path EVENTS = Path.of("..", "events");
    private static final String CLUSTER = "EcsLabPublicCluster";

    /** Why ECS stops a task without a request. The others are deployments, scale-ins and people. */
    private static final List<String> UNREQUESTED = List.of(
            "TaskFailedToStart",
            "EssentialContainerExited",
            "SpotInterruption",
            "TerminationNotice",
            "InfrastructureHealth");

    /** Service actions that say nothing about missing tasks, or that others say too. */
    private static final List<String> UNHEARD = List.of(
            "TASKSET_STEADY_STATE",
            "CAPACITY_PROVIDER_STEADY_STATE",
            "SERVICE_DESIRED_COUNT_UPDATED",
            "TASKS_STOPPED",
            "SERVICE_DEPLOYMENT_IN_PROGRESS");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "eventbridge-alarm-composite.json, MoreAlarmsRule",
                "eventbridge-alarm-contributor.json, MoreAlarmsRule",
                "eventbridge-alarm-metric-math.json, MoreAlarmsRule",
                "eventbridge-alarm-muted.json, MoreAlarmsRule",
                "eventbridge-alarm-state-change.json, MoreAlarmsRule",
                "eventbridge-container-instance-health-change.json, InstanceHealthRule",
                "eventbridge-container-instance-state-change.json, -",
                "eventbridge-service-placement-failure-old-arn.json, ServiceActionRule",
                "eventbridge-service-placement-failure.json, ServiceActionRule",
                "scheduled-tick-rule.json, -",
                "scheduled-tick.json, -",
                "sqs-deployment-failed.json, DeploymentRule",
                "sqs-launch-unsuccessful.json, LaunchFailedRule",
                "sqs-service-placement-failure.json, ServiceActionRule",
                "sqs-service-start-impaired.json, ServiceActionRule",
                "sqs-service-steady-state.json, ServiceActionRule",
                "sqs-task-stopped.json, TaskStoppedRule"
            })
    void eachEventOfTheFolderReachesItsRuleAndNoOther(String file, String rule) throws IOException {
        List<String> alarms = List.of(
                "alarm_shop_degraded", "alarm_all_services_pending", "alarm_ecslabapi_gap", "alarm_ecslabapi_pending");
        SortedMap<String, String> rules = rules(Map.of("MoreAlarms", String.join(",", alarms)));

        assertThat(events(EVENTS.resolve(file)))
                .singleElement()
                .satisfies(event -> assertThat(matching(rules, event))
                        .isEqualTo(Stream.ofNullable(rule).toList()));
    }

    @Test
    void ofABatchEveryEventThatMattersHasARule() throws IOException {
        assertThat(events(EVENTS.resolve("sqs-service-events-batch.json")).stream()
                        .map(event -> String.join(" ", matching(rules(Map.of()), event)))
                        .filter(rule -> !rule.isEmpty()))
                .containsExactly("ServiceActionRule", "TaskStoppedRule", "LaunchFailedRule");
    }

    @Test
    void everyEventOfEventBridgeIsTested() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS).filter(Files::isRegularFile)) {
            assertThat(files.filter(file -> !events(file).isEmpty()).count()).isEqualTo(17 + 1);
        }
    }

    /** Otherwise an event of the program would start a reconciliation, and that one the next event. */
    @Test
    void noRuleMatchesAnEventOfTheProgramItself() throws IOException {
        SortedMap<String, String> rules = rules(Map.of("MoreAlarms", "alarm_ecslabapi_gap", "EventBus", "default"));

        try (Stream<Path> files = Files.list(EVENTS.resolve("out"))) {
            assertThat(files.map(file -> events(file).getFirst()))
                    .hasSize(12)
                    .allSatisfy(event -> assertThat(matching(rules, event)).isEmpty());
        }
    }

    @Test
    void anAlarmThatTheParameterDoesNotNameReachesNothing() throws IOException {
        String alarm =
                events(EVENTS.resolve("eventbridge-alarm-state-change.json")).getFirst();

        assertThat(matching(rules(Map.of()), alarm)).isEmpty();
        assertThat(matching(rules(Map.of("MoreAlarms", "another")), alarm)).isEmpty();
    }

    /** A name that another one ends with is another cluster. */
    @ParameterizedTest
    @ValueSource(strings = {"staging", "PublicCluster", "staging,EcsLabPublicCluster2", "EcsLabPublic"})
    void anEventOfAnotherClusterReachesNothing(String clusters) throws IOException {
        SortedMap<String, String> rules = rules(Map.of("Clusters", clusters));

        for (String file : List.of(
                "sqs-service-placement-failure.json",
                "sqs-task-stopped.json",
                "eventbridge-container-instance-health-change.json")) {
            assertThat(matching(rules, events(EVENTS.resolve(file)).getFirst())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CLUSTER, "staging," + CLUSTER, CLUSTER + ",staging,prod"})
    void anEventOfEachNamedClusterReachesItsRule(String clusters) throws IOException {
        SortedMap<String, String> rules = rules(Map.of("Clusters", clusters));

        assertThat(matching(
                        rules, events(EVENTS.resolve("sqs-task-stopped.json")).getFirst()))
                .containsExactly("TaskStoppedRule");
        assertThat(matching(
                        rules,
                        events(EVENTS.resolve("sqs-service-steady-state.json")).getFirst()))
                .containsExactly("ServiceActionRule");
    }

    @Test
    void ofTheWorldsEventsThoseReachTheProgramThatItNeeds() {
        SortedMap<String, String> rules = rules(Map.of());
        SortedMap<String, Integer> reached = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (String event : worldsEvents()) {
            List<String> matching = matching(rules, event);
            matching.forEach(rule -> reached.merge(rule, 1, Integer::sum));
            reached.merge("events", 1, Integer::sum);
            if (matching.size() != (isNeeded(event) ? 1 : 0)) {
                wrong.add(matching + " " + event);
            }
        }
        System.out.println("the worlds' events by rule: " + reached);

        assertThat(wrong).isEmpty();
        assertThat(reached)
                .containsKeys(
                        "ServiceActionRule",
                        "TaskStoppedRule",
                        "DeploymentRule",
                        "InstanceHealthRule",
                        "LaunchFailedRule");
    }

    @Test
    void ofTheWorldsEventsNoneOfEcsReachesAStackForAnotherCluster() {
        SortedMap<String, String> rules = rules(Map.of("Clusters", "another"));

        assertThat(worldsEvents().stream().flatMap(event -> matching(rules, event).stream()))
                .isSubsetOf("DeploymentRule", "LaunchFailedRule");
    }

    /** By what the program understands of the event, and what of that it has a use for. */
    private static boolean isNeeded(String event) {
        JsonNode json = Documents.read(event);
        JsonNode detail = json.path("detail");
        Trigger trigger = TriggerParser.parse(event.getBytes(StandardCharsets.UTF_8)).stream()
                .map(Delivery::trigger)
                .findFirst()
                .orElseThrow();
        return switch (trigger) {
            case Trigger.LaunchFailed _ -> true;
            case Trigger.ServiceEvent known ->
                switch (json.path("detail-type").asText()) {
                    case "ECS Task State Change" ->
                        detail.path("launchType").asText().equals("EC2")
                                && UNREQUESTED.contains(detail.path("stopCode").asText());
                    case "ECS Container Instance Health Change" ->
                        detail.path("overallStatus").asText().equals("IMPAIRED");
                    case "ECS Service Action", "ECS Deployment State Change" -> !UNHEARD.contains(known.eventName());
                    default -> false;
                };
            case Trigger.AlarmRaised _, Trigger.AlarmCleared _, Trigger.Tick _, Trigger.Ignored _ -> false;
        };
    }

    private static List<String> worldsEvents() {
        return LongStream.rangeClosed(1, 30)
                .mapToObj(seed -> ScenarioPlay.of(ScenarioDraw.of(seed), seed))
                .flatMap(play -> {
                    play.play();
                    return play.world().bus().events().stream();
                })
                .toList();
    }

    /** The events of EventBridge in a file: itself, or the bodies of its SQS messages. */
    private static List<String> events(Path file) {
        try {
            JsonNode json = Documents.read(Files.readString(file));
            if (json.has("detail-type")) {
                return List.of(json.toString());
            }
            List<String> bodies = new ArrayList<>();
            for (JsonNode record : json.path("Records")) {
                String body = record.path("body").asText();
                if (body.contains("\"detail-type\"")) {
                    bodies.add(body);
                }
            }
            return bodies;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> matching(SortedMap<String, String> rules, String event) {
        return rules.entrySet().stream()
                .filter(rule -> matches(event, rule.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean matches(String event, String pattern) {
        try {
            return Ruler.matchesRule(event, pattern);
        } catch (Exception invalid) {
            throw new AssertionError(pattern, invalid);
        }
    }

    /** The patterns of the stack's rules with these parameters, by the rule's logical id. */
    private static SortedMap<String, String> rules(Map<String, String> parameters) {
        StackSettings settings = LabStack.SETTINGS;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            settings = settings.with(parameter.getKey(), parameter.getValue());
        }
        SortedMap<String, String> rules = new TreeMap<>();
        template()
                .resolve(settings)
                .ofType("AWS::Events::Rule")
                .forEach(rule -> rules.put(rule.logicalId(), rule.eventPattern().toString()));
        return rules;
    }

    private static StackTemplate template() {
        try {
            return StackTemplate.read(Files.readString(Path.of("..", "template.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
