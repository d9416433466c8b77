package ecsremediation.cli.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.simulator.World;
import ecsremediation.simulator.logs.LogGroup;
import ecsremediation.simulator.logs.query.InsightsQuery;
import ecsremediation.simulator.logs.query.QueryResults;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import ecsremediation.simulator.template.ResolvedStack;
import ecsremediation.simulator.template.StackResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard and the saved queries of template.yaml. */
class DashboardTest {
    /** CloudWatch charges for it. */
    @Test
    void aStackHasNoDashboardUnlessItsOwnerWantsOne() {
        assertThat(RolePermissions.stack().ofType("AWS::CloudWatch::Dashboard")).isEmpty();
        assertThat(RolePermissions.stack("Dashboard=yes").outputs()).containsEntry("Dashboard", "ecs-remediation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mode=act", "Clusters=staging,prod", "ClusterName=shop ServiceName=web"})
    void theDashboardIsJsonWithOneWidgetForEachQuestion(String parameters) {
        JsonNode widgets = body(parameters).path("widgets");

        assertThat(widgets)
                .extracting(widget -> widget.at("/properties/title").asText())
                .startsWith(
                        "Tasks by service",
                        "Missing tasks: desired - running",
                        "Reserved CPU and memory by cluster, percent",
                        "Instances by group (groups that collect group metrics)",
                        "Raises and refusals by hour",
                        "Time to resolve, minutes: the longest of each hour",
                        "Refusals");
        assertThat(widgets)
                .allSatisfy(widget ->
                        assertThat(widget.at("/properties/region").asText()).isEqualTo("eu-central-1"));
        assertThat(texts(widgets, "query").subList(0, 3))
                .allSatisfy(query -> assertThat(query)
                        .startsWith("SOURCE '/aws/lambda/ecs-remediation/alarm'"
                                + " | SOURCE '/aws/lambda/ecs-remediation/service-event'"
                                + " | SOURCE '/aws/lambda/ecs-remediation/tick' | filter "));
    }

    @ParameterizedTest
    @CsvSource({
        "Mode=act,",
        "ClusterName=shop ServiceName=web, SOURCE '/aws/ecs/containerinsights/shop/performance'",
        "'Clusters=staging,prod', SOURCE '/aws/ecs/containerinsights/staging/performance'"
                + " | SOURCE '/aws/ecs/containerinsights/prod/performance'"
    })
    void itListsTheMissingTasksOfEachServiceOfKnownClusters(String parameters, String source) {
        List<String> queries = texts(body(parameters).path("widgets"), "query");

        assertThat(queries.subList(3, queries.size()))
                .hasSize(source == null ? 0 : 1)
                .allSatisfy(query -> assertThat(query)
                        .startsWith(
                                source + " | filter Type = \"Service\" and RunningTaskCount < DesiredTaskCount | "));
    }

    @Test
    void itDrawsTheServiceOfTheAlarmsOrTheNamedClusters() {
        assertThat(expressions("Mode=act"))
                .contains(
                        "SEARCH('{ECS/ContainerInsights,ClusterName,ServiceName} MetricName=\"DesiredTaskCount\"', 'Average', 60)");
        assertThat(expressions("ClusterName=shop ServiceName=web Clusters=shop,prod"))
                .contains(
                        "SEARCH('{ECS/ContainerInsights,ClusterName,ServiceName} MetricName=\"DesiredTaskCount\""
                                + " ClusterName=\"shop\" ServiceName=\"web\"', 'Average', 60)",
                        "SEARCH('{AWS/ECS,ClusterName} MetricName=\"CPUReservation\" ClusterName=\"shop\"', 'Average', 60)");
        assertThat(expressions("Clusters=staging,prod"))
                .contains(
                        "SEARCH('{ECS/ContainerInsights,ClusterName,ServiceName} MetricName=\"PendingTaskCount\""
                                + " ClusterName=(\"staging\" OR \"prod\")', 'Maximum', 60)",
                        "SEARCH('{AWS/ECS,ClusterName} MetricName=\"MemoryReservation\""
                                + " ClusterName=(\"staging\" OR \"prod\")', 'Average', 60)");
    }

    @Test
    void savedQueriesOfContainerInsightsReadTheLogGroupsOfTheKnownClusters() {
        assertThat(RolePermissions.stack()
                        .resource("AverageCpuQuery")
                        .properties()
                        .has("LogGroupNames"))
                .isFalse();
        assertThat(logGroups("AverageCpuQuery", "ClusterName=shop ServiceName=web"))
                .containsExactly("/aws/ecs/containerinsights/shop/performance");
        assertThat(logGroups("RunningContainersQuery", "Clusters=staging,prod"))
                .containsExactly(
                        "/aws/ecs/containerinsights/staging/performance",
                        "/aws/ecs/containerinsights/prod/performance");
        assertThat(logGroups("RefusalsQuery", "Mode=act"))
                .containsExactly(
                        "/aws/lambda/ecs-remediation/alarm",
                        "/aws/lambda/ecs-remediation/service-event",
                        "/aws/lambda/ecs-remediation/tick");
    }

    @Test
    void everySavedQueryBeginsWithTheStacksName() {
        assertThat(RolePermissions.named("mine").ofType("AWS::Logs::QueryDefinition"))
                .extracting(query -> query.properties().path("Name").asText())
                .containsExactlyInAnyOrder(
                        "mine/average CPU by task family",
                        "mine/container instances by cluster",
                        "mine/running containers by service",
                        "mine/missing tasks by service",
                        "mine/decisions of an incident",
                        "mine/refusals",
                        "mine/failed launches");
    }

    /** The simulated account runs them as they stand in the template. */
    @Test
    void savedQueriesOfContainerInsightsAnswerForTheLab() {
        World world = LabScenario.build(LabSettings.ofSeed(1)).world();
        List<String> answered = new ArrayList<>();
        for (StackResource query :
                stack("ClusterName=EcsLabPublicCluster ServiceName=EcsLabApi").ofType("AWS::Logs::QueryDefinition")) {
            List<LogGroup> groups = world.logs().groups().stream()
                    .filter(group ->
                            query.properties().path("LogGroupNames").toString().contains(group.name()))
                    .toList();
            if (!groups.isEmpty()) {
                String text = query.properties().path("QueryString").asText();
                QueryResults results = InsightsQuery.parse(text).run(groups, Instant.EPOCH, world.now(), 10);
                results.rows().forEach(row -> answered.add(query.logicalId() + " " + String.join(" ", row.values())));
            }
        }
        assertThat(answered)
                .contains("RunningContainersQuery EcsLabApi api 1")
                .anyMatch(row -> row.matches("AverageCpuQuery EcsLabApi \\d+\\.\\d+"))
                .anyMatch(row -> row.matches("ContainerInstancesQuery EcsLabPublicCluster 0\\.\\d+"));
    }

    private static List<String> expressions(String parameters) {
        return StreamSupport.stream(body(parameters).path("widgets").spliterator(), false)
                .flatMap(widget ->
                        StreamSupport.stream(widget.at("/properties/metrics").spliterator(), false))
                .map(metric -> metric.at("/0/expression").asText())
                .toList();
    }

    private static List<String> texts(JsonNode widgets, String property) {
        return StreamSupport.stream(widgets.spliterator(), false)
                .map(widget -> widget.path("properties").path(property))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode body(String parameters) {
        String body = stack(parameters + " Dashboard=yes")
                .resource("DashboardOfStack")
                .properties()
                .path("DashboardBody")
                .asText();
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    private static List<String> logGroups(String query, String parameters) {
        return StreamSupport.stream(
                        stack(parameters)
                                .resource(query)
                                .properties()
                                .path("LogGroupNames")
                                .spliterator(),
                        false)
                .map(JsonNode::asText)
                .toList();
    }

    private static ResolvedStack stack(String parameters) {
        return RolePermissions.stack(parameters.split(" "));
    }
}
