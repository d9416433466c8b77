package ecsremediation.handler;

import static ecsremediation.fixture.Observations.CLUSTER;
import static ecsremediation.fixture.Observations.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.act.EffectiveMode;
import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.Modes;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Wait;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Snapshot;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.Capacity;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Every metric, dimension and field that the dashboard and the saved queries of template.yaml name is published. */
final class QueriedFieldsTest {
    private static final String TEMPLATE = template();

    /** The metrics of a namespace with exactly these dimensions. */
    private static final Map<String, Set<String>> METRICS = Map.of(
            // CloudWatch User Guide, "Amazon ECS Container Insights metrics"; with both dimensions only.
            "ECS/ContainerInsights,ClusterName,ServiceName",
            Set.of("DesiredTaskCount", "RunningTaskCount", "PendingTaskCount", "DeploymentCount", "TaskSetCount"),
            // Amazon ECS Developer Guide, "Amazon ECS CloudWatch metrics".
            "AWS/ECS,ClusterName",
            Set.of("CPUReservation", "CPUUtilization", "MemoryReservation", "MemoryUtilization"),
            // Amazon EC2 Auto Scaling User Guide, "Amazon CloudWatch metrics for Amazon EC2 Auto Scaling".
            "AWS/AutoScaling,AutoScalingGroupName",
            Set.of("GroupDesiredCapacity", "GroupInServiceInstances", "GroupMaxSize", "GroupPendingInstances"));

    /** The fields by type of event: CloudWatch User Guide, "Container Insights performance log events for Amazon ECS". */
    private static final Map<String, Set<String>> PERFORMANCE_EVENTS = Map.of(
            "Task",
            Set.of("TaskId", "TaskDefinitionFamily", "ServiceName", "ClusterName", "CpuUtilized", "MemoryUtilized"),
            "Container",
            Set.of("ContainerName", "TaskId", "ServiceName", "ClusterName", "ContainerKnownStatus", "CpuUtilized"),
            "Service",
            Set.of("ServiceName", "ClusterName", "DesiredTaskCount", "RunningTaskCount", "PendingTaskCount"),
            "Cluster",
            Set.of("ClusterName", "TaskCount", "ContainerInstanceCount", "ServiceCount"));

    /** CloudWatch Logs User Guide, "CloudWatch Logs Insights query syntax". */
    private static final Set<String> WORDS = Set.of(
            "filter",
            "fields",
            "stats",
            "sort",
            "limit",
            "by",
            "as",
            "and",
            "or",
            "like",
            "asc",
            "desc",
            "avg",
            "max",
            "sum",
            "count_distinct",
            "ispresent",
            "bin",
            "SOURCE");

    private static final Set<String> OF_EVERY_EVENT = Set.of("@timestamp", "@message", "Type");

    @Test
    void everyMetricOfTheDashboardIsPublishedWithItsDimensions() {
        List<MatchResult> searches = Pattern.compile("SEARCH\\('\\{([^}]+)} MetricName=\\\\\"(\\w+)\\\\\"")
                .matcher(TEMPLATE)
                .results()
                .toList();

        assertThat(searches)
                .hasSize(9)
                .allSatisfy(search -> assertThat(METRICS.get(search.group(1)))
                        .as(search.group(1))
                        .contains(search.group(2)));
    }

    @Test
    void everyFieldOfAQueryOfOurLogsIsInALineThatTheProgramWrites() {
        List<String> queries =
                queries().filter(query -> query.contains("message = ")).toList();
        List<JsonNode> lines = lines();

        assertThat(queries)
                .hasSize(7)
                .allSatisfy(
                        query -> assertThat(unpublished(query, lines)).as(query).isEmpty());
    }

    @Test
    void everyFieldOfAQueryOfPerformanceEventsIsInTheTypeThatItFilters() {
        List<String> queries =
                queries().filter(query -> query.contains("filter Type = ")).toList();

        assertThat(queries).hasSize(5).allSatisfy(query -> {
            String type = query.replaceFirst("(?s).*filter Type = \"(\\w+)\".*", "$1");
            assertThat(PERFORMANCE_EVENTS.get(type)).as(query).containsAll(fields(query));
        });
        assertThat(queries().count()).isEqualTo(12);
    }

    @Test
    void aFieldThatNobodyWritesIsFound() {
        String query = "filter message = \"x\" and Raised > 0 | stats sum(Raises) as Sum by decision.nobody | sort Sum";

        assertThat(unpublished(query, lines())).containsExactly("Raised", "decision.nobody");
    }

    /** The texts of saved queries and of log widgets. */
    private static Stream<String> queries() {
        String separate =
                TEMPLATE.replace("        - |-\n", "      QueryString:\n").replace("!Sub |-\n", "QueryString:\n");
        Stream<String> saved = Pattern.compile("QueryString:(?: \\|-)?\n((?: {8,}(?:filter|\\|) .*\n)+)")
                .matcher(separate)
                .results()
                .map(found -> found.group(1));
        Stream<String> widgets = Pattern.compile("\"query\": \"\\$\\{(?:Sources|Performance)} (.*?)\"}}")
                .matcher(TEMPLATE)
                .results()
                .map(found -> found.group(1).replace("\\\"", "\""));
        return Stream.concat(saved, widgets);
    }

    /** The fields that a query names, without the names that it gives itself. */
    private static SortedSet<String> fields(String query) {
        String code = query.replaceAll("\"[^\"]*\"", " ");
        SortedSet<String> names = Pattern.compile("@?[A-Za-z_][\\w.]*")
                .matcher(code.replaceAll("\\bas \\w+", " ").replaceAll("bin\\(\\w+\\)", " "))
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORDS.contains(name) && !OF_EVERY_EVENT.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        Pattern.compile("\\bas (\\w+)").matcher(code).results().forEach(named -> names.remove(named.group(1)));
        return names;
    }

    private static List<String> unpublished(String query, List<JsonNode> lines) {
        return fields(query).stream()
                .filter(field -> lines.stream()
                        .allMatch(line -> line.at("/" + field.replace('.', '/')).isMissingNode()))
                .toList();
    }

    /** What the program logs of a raise with each outcome, of a failed launch, and of the end of a gap. */
    private static List<JsonNode> lines() {
        try (Output output = new Output()) {
            LogReconciliationJournal journal =
                    new LogReconciliationJournal(LoggerFactory.getLogger(LogReconciliationJournal.class), "mine");
            reports().forEach(journal::reconciled);
            return output.log();
        }
    }

    private static List<Report> reports() {
        Capacity one = new Capacity(1, 1);
        Capacity four = new Capacity(4, 4);
        List<Report> reports = new ArrayList<>();
        for (Outcome outcome : List.of(
                new Outcome.Raised("EcsLabAsg", one, four, NOW),
                new Outcome.Observed("EcsLabAsg", one, four),
                new Outcome.Refused(
                        "EcsLabAsg", Outcome.Refused.Reason.ACCESS_DENIED, new WriteObstacle.AwsAnswer("AccessDenied")),
                new Outcome.Failed("EcsLabAsg", true, new WriteObstacle.AwsAnswer("Throttling")))) {
            reports.add(report(Wait.BACKOFF.of(1).snapshot(), Modes.ACT, List.of(outcome)));
        }
        Report failing = reports.getFirst();
        List<Outcome> both = reports.stream()
                .flatMap(report -> report.outcomes().stream())
                .filter(o -> !(o instanceof Outcome.Raised))
                .toList();
        List<Plan> plans = Collections.nCopies(2, failing.plans()).stream()
                .flatMap(List::stream)
                .toList();
        reports.add(new Report(new Trigger.Tick(NOW), Modes.ACT, failing.snapshot(), failing.diagnoses(), plans, both));
        Incident open = Incident.opened(new ServiceName(CLUSTER, "web"), NOW.minusSeconds(420));
        AService web = AService.named("web").desired(3).running(3);
        reports.add(report(
                new Snapshot(Observations.lab().with(web.build()).build(), List.of(open)), Modes.ACT, List.of()));
        return reports;
    }

    private static Report report(Snapshot snapshot, EffectiveMode mode, List<Outcome> outcomes) {
        Proposal proposal = Proposal.of(snapshot, Limits.DEFAULT);
        return new Report(new Trigger.Tick(NOW), mode, snapshot, proposal, outcomes, List.of());
    }

    private static String template() {
        try {
            return Files.readString(Path.of("..", "template.yaml"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
