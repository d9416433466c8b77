package ecsremediation.cli.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.simulator.engine.SimulatedAccount;
import ecsremediation.simulator.iam.FunctionRole;
import ecsremediation.simulator.iam.GrantableActions;
import ecsremediation.simulator.iam.IamRequest;
import ecsremediation.simulator.iam.LambdaPermissions;
import ecsremediation.simulator.iam.PolicyDecision;
import ecsremediation.simulator.template.ResolvedStack;
import ecsremediation.simulator.template.StackResource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the roles of template.yaml permit, in each mode. */
class PermissionsTest {
    private static final List<String> ROLES = List.of("AlarmRole", "ServiceEventRole", "TickRole");
    private static final String RAISE = "autoscaling:UpdateAutoScalingGroup";
    /** A stack that sets Container Insights. */
    private static final String[] INSIGHTS_PARAMETERS = {"Clusters=staging,prod", "ContainerInsights=enabled"};

    private static final ResolvedStack INSIGHTS = RolePermissions.stack(INSIGHTS_PARAMETERS);

    private static final Path LIST = Path.of("cli/src/test/resources/ecsremediation/cli/repository/permissions.txt");

    /** Prints every permission of each role. A change of this list is a change of what an account's owner signs. */
    @Test
    void eachRoleOfAStackThatMayActHasExactlyTheListedPermissions() {
        ResolvedStack stack = RolePermissions.stack("Mode=act", "ChatTopic=yes", "EventBus=steps");
        StringBuilder list = new StringBuilder();
        List<String> shared = RolePermissions.of(stack, "TickRole").stream()
                .filter(RolePermissions.of(stack, "AlarmRole")::contains)
                .filter(RolePermissions.of(stack, "ServiceEventRole")::contains)
                .toList();
        append(list, "AlarmRole, ServiceEventRole, TickRole", shared);
        for (String role : List.of("AlarmRole", "ServiceEventRole", "TickRole", "ScheduleRole")) {
            List<String> own = RolePermissions.of(stack, role).stream()
                    .filter(line -> !shared.contains(line))
                    .toList();
            append(list, role, own);
        }
        append(list, "ContainerInsightsRole", RolePermissions.of(INSIGHTS, "ContainerInsightsRole"));

        assertThat(list.toString()).isEqualTo(Repository.text(LIST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "observe"})
    void withoutActARoleLacksTheRaiseAndNothingElse(String mode) {
        ResolvedStack acting = RolePermissions.stack("Mode=act");
        ResolvedStack still = RolePermissions.stack("Mode=" + mode);

        assertThat(still.resources()).doesNotContainKey("RaisePermission");
        assertThat(still.toString()).doesNotContain("autoscaling:UpdateAutoScalingGroup");
        assertThat(ROLES).allSatisfy(role -> {
            List<String> lines = RolePermissions.of(acting, role);
            assertThat(lines).filteredOn(line -> line.startsWith(RAISE)).hasSize(1);
            assertThat(RolePermissions.of(still, role))
                    .isEqualTo(lines.stream()
                            .filter(line -> !line.startsWith(RAISE))
                            .toList());
        });
    }

    /** The mode changes the functions' environment and the permission to raise. */
    @Test
    void theModesDifferInNothingElse() {
        assertThat(changed(RolePermissions.stack("Mode=off"), RolePermissions.stack("Mode=observe")))
                .containsExactly("AlarmFunction", "Permissions", "ServiceEventFunction", "TickFunction");
        assertThat(changed(RolePermissions.stack("Mode=observe"), RolePermissions.stack("Mode=act")))
                .containsExactly(
                        "AlarmFunction",
                        "AlarmRole",
                        "Permissions",
                        "RaisePermission",
                        "ServiceEventFunction",
                        "ServiceEventRole",
                        "TickFunction",
                        "TickRole");
    }

    /** A published version keeps its environment, so a changed parameter must publish new versions. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mode=act",
                "Clusters=staging",
                "SharedWith=other",
                "HardCeiling=99",
                "StepLimit=9",
                "ActionsPerHour=3",
                "ActionsPerDay=19",
                "ChatTopic=yes",
                "AlarmTopicArn=arn:aws:sns:eu-central-1:111122223333:own",
                "AlarmMap=degraded=shop/web",
                "Architecture=x86_64",
                "SnapStart=off",
                "Tracing=off",
                "EndpointUrl=http://127.0.0.1:4580",
            })
    void aChangedSettingReplacesThePolicyThatEachVersionIsDescribedBy(String parameter) {
        ResolvedStack before = RolePermissions.stack();
        ResolvedStack after = RolePermissions.stack(parameter);

        assertThat(description(after)).isNotEqualTo(description(before));
        assertThat(after.ofType("AWS::Serverless::Function")).hasSize(3).allSatisfy(function -> {
            assertThat(function.properties().path("VersionDescription").asText())
                    .contains(policyName(after));
            assertThat(function.properties()
                            .path("AutoPublishAliasAllProperties")
                            .asBoolean())
                    .isTrue();
        });
    }

    private static String policyName(ResolvedStack stack) {
        String arn = stack.resource("Permissions").arn();
        return arn.substring(arn.indexOf('/') + 1);
    }

    /** Lambda takes 256 characters (API reference of PublishVersion); a stack's name has 59 at most. */
    @Test
    void aChangedBusOrClusterOfTheAlarmsPublishesVersions() {
        String bus = "b".repeat(48);
        String cluster = "c".repeat(120);
        ResolvedStack stack = RolePermissions.stack("EventBus=" + bus, "ServiceName=web", "ClusterName=" + cluster);
        String policy = policyName(stack);

        assertThat(stack.ofType("AWS::Serverless::Function"))
                .filteredOn(function -> function.properties().has("VersionDescription"))
                .hasSize(3)
                .allSatisfy(function -> assertThat(
                                function.properties().path("VersionDescription").asText())
                        .isEqualTo(policy + " " + bus + " " + cluster));
        assertThat("s".repeat(59).length() + "-Permissions-".length() + 12 + 1 + bus.length() + 1 + cluster.length())
                .isLessThanOrEqualTo(256);
    }

    /** Only the tick reads the cluster of the alarms. */
    @Test
    void theTickKnowsTheClusterOfTheAlarms() {
        ResolvedStack stack = RolePermissions.stack("ServiceName=web", "ClusterName=shop");

        JsonNode tick = stack.resource("TickFunction").properties();
        assertThat(tick.at("/Environment/Variables/ALARM_CLUSTER").asText()).isEqualTo("shop");
        assertThat(tick.at("/Environment/Variables/MODE").asText()).isEqualTo("observe");
        assertThat(stack.resource("AlarmFunction")
                        .properties()
                        .at("/Environment/Variables/ALARM_CLUSTER")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void clustersLimitTheReadsOfTheirServicesTasksAndInstances() {
        List<String> every = RolePermissions.of(RolePermissions.stack(), "TickRole");
        List<String> named = RolePermissions.of(RolePermissions.stack("Clusters=staging,prod"), "TickRole");

        assertThat(every).anyMatch(line -> line.startsWith("ecs:ListClusters"));
        assertThat(named).noneMatch(line -> line.startsWith("ecs:ListClusters"));
        assertThat(named)
                .filteredOn(line -> line.contains("ecs:cluster"))
                .hasSize(5)
                .allSatisfy(
                        line -> assertThat(line)
                                .endsWith(
                                        "\n    if ArnLike ecs:cluster arn:*:ecs:*:*:cluster/staging, arn:*:ecs:*:*:cluster/prod"));
        assertThat(every)
                .filteredOn(line -> line.contains("ecs:cluster"))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).endsWith("\n    if ArnLike ecs:cluster arn:*:ecs:*:*:cluster/*"));
    }

    @Test
    void samAddsNoRoleAndNoPolicy() {
        ResolvedStack stack = RolePermissions.stack();

        assertThat(stack.ofType("AWS::Serverless::Function")).allSatisfy(function -> {
            assertThat(function.properties().has("Policies")).isFalse();
            assertThat(ROLES)
                    .extracting(role -> stack.resource(role).arn())
                    .contains(function.properties().path("Role").asText());
            function.properties()
                    .path("Events")
                    .forEach(event -> assertThat(event.path("Type").asText().equals("ScheduleV2"))
                            .isEqualTo(event.path("Properties").has("RoleArn")));
        });
        assertThat(ROLES)
                .allSatisfy(role -> assertThat(stack.resource(role)
                                .properties()
                                .path("ManagedPolicyArns")
                                .toString())
                        .doesNotContain(":iam::aws:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AlarmFunction", "ServiceEventFunction", "TickFunction"})
    void lambdaMayDoForAFunctionWhatItNeedsAndNoMore(String function) {
        ResolvedStack stack = RolePermissions.stack("Mode=act");
        FunctionRole role = FunctionRole.of(stack, function);
        SortedSet<String> needed = new TreeSet<>();
        LambdaPermissions.of(stack, function).forEach(request -> {
            needed.add(request.action());
            assertThat(role.decide(request)).as("%s", request).isInstanceOf(PolicyDecision.Allowed.class);
        });

        assertThat(role.allowedActions())
                .filteredOn(action -> action.matches("(logs|sqs|xray|lambda):.*"))
                .containsExactlyElementsOf(needed);
        assertThat(role.policies())
                .allSatisfy(
                        policy -> assertThat(GrantableActions.problems(policy)).isEmpty());
    }

    @Test
    void theRoleThatSetsContainerInsightsExistsOnlyIfTheStackSetsIt() {
        assertThat(RolePermissions.stack("Clusters=staging").resources())
                .doesNotContainKeys(
                        "ContainerInsightsFunction", "ContainerInsightsRole", "ContainerInsightsPermission");
        assertThat(RolePermissions.stack("Clusters=staging").toString()).doesNotContain("ecs:UpdateClusterSettings");
        assertThat(INSIGHTS.resource("ContainerInsightsFunction")
                        .properties()
                        .path("Role")
                        .asText())
                .isEqualTo(INSIGHTS.resource("ContainerInsightsRole").arn());
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "aws-us-gov", "aws-cn", "aws-eusc"})
    void itMaySetTheNamedClustersOfItsRegionAndNoOther(String partition) {
        SimulatedAccount account = new SimulatedAccount(partition, "region-1", "111122223333");
        FunctionRole role =
                FunctionRole.of(RolePermissions.in(account, INSIGHTS_PARAMETERS), "ContainerInsightsFunction");

        for (String action : List.of("ecs:DescribeClusters", "ecs:UpdateClusterSettings")) {
            assertThat(List.of("staging", "prod"))
                    .allSatisfy(cluster -> assertThat(role.decide(request(
                                    action,
                                    "arn:" + partition + ":ecs:region-1:111122223333:cluster/" + cluster,
                                    "region-1")))
                            .isInstanceOf(PolicyDecision.Allowed.class));
            assertThat(role.decide(request(
                            action, "arn:" + partition + ":ecs:region-1:111122223333:cluster/other", "region-1")))
                    .isNotInstanceOf(PolicyDecision.Allowed.class);
            assertThat(role.decide(request(
                            action, "arn:" + partition + ":ecs:region-2:111122223333:cluster/prod", "region-2")))
                    .isNotInstanceOf(PolicyDecision.Allowed.class);
        }
        assertThat(role.policies())
                .allSatisfy(
                        policy -> assertThat(GrantableActions.problems(policy)).isEmpty());
    }

    /** The old policy stays until the update is complete, so that a dropped cluster can be restored. */
    @Test
    void aChangedListOfClustersReplacesThePolicyThatTheRoleHas() {
        ResolvedStack fewer = RolePermissions.stack("Clusters=staging", "ContainerInsights=enabled");

        assertThat(insightsDescription(fewer)).isNotEqualTo(insightsDescription(INSIGHTS));
        assertThat(INSIGHTS.resource("ContainerInsightsOfClusters").definition().path("DependsOn"))
                .extracting(JsonNode::asText)
                .containsExactly("Table", "ContainerInsightsPermission");
        assertThat(insightsDescription(
                        RolePermissions.stack("Clusters=" + "c".repeat(250), "ContainerInsights=enabled")))
                .hasSizeLessThanOrEqualTo(1000);
    }

    private static String insightsDescription(ResolvedStack stack) {
        return stack.resource("ContainerInsightsPermission")
                .properties()
                .path("Description")
                .asText();
    }

    private static IamRequest request(String action, String resource, String region) {
        return new IamRequest(action, resource, new TreeMap<>(Map.of("aws:RequestedRegion", List.of(region))));
    }

    @Test
    void withoutTracingNoRoleMayTrace() {
        ResolvedStack stack = RolePermissions.stack("Tracing=off", "Clusters=staging", "ContainerInsights=enabled");

        assertThat(stack.toString()).doesNotContain("xray:");
        assertThat(stack.ofType("AWS::Serverless::Function"))
                .allSatisfy(function -> assertThat(
                                function.properties().path("Tracing").asText())
                        .isEqualTo("PassThrough"));
    }

    private static void append(StringBuilder list, String title, List<String> lines) {
        list.append(list.isEmpty() ? "" : "\n").append(title).append('\n');
        lines.forEach(line -> list.append("  ").append(line).append('\n'));
    }

    private static String description(ResolvedStack stack) {
        return stack.resource("Permissions").properties().path("Description").asText();
    }

    private static SortedSet<String> changed(ResolvedStack one, ResolvedStack other) {
        SortedSet<String> names = new TreeSet<>(one.resources().keySet());
        names.addAll(other.resources().keySet());
        names.removeIf(name -> definition(one, name).equals(definition(other, name)));
        return names;
    }

    private static Optional<JsonNode> definition(ResolvedStack stack, String name) {
        return Optional.ofNullable(stack.resources().get(name)).map(StackResource::definition);
    }
}
