package ecsremediation.simulator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.iam.FunctionRole;
import ecsremediation.simulator.iam.GrantableActions;
import ecsremediation.simulator.iam.IamRequest;
import ecsremediation.simulator.iam.LambdaPermissions;
import ecsremediation.simulator.iam.PolicyDecision;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabStack;
import ecsremediation.simulator.template.ResolvedStack;
import ecsremediation.simulator.template.StackTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The lab's incident over HTTP. Each function may do only what its role in template.yaml allows; the endpoint denies
 * everything else as AWS does.
 */
final class LeastPrivilegeTest {
    private static final StackTemplate TEMPLATE = template();
    private static final ResolvedStack ACTING = stack("act");

    /** The program calls it for instances of clusters without capacity providers. */
    private static final String WITHOUT_PROVIDER = "autoscaling:DescribeAutoScalingInstances";

    /** Without these no mail can be sent, or no event put. */
    private static final SortedSet<String> ONLY_LOGGED =
            new TreeSet<>(List.of("kms:Decrypt", "kms:GenerateDataKey", "sns:Publish", "events:PutEvents"));

    @Test
    void theIncidentIsResolvedWithinTheRoles() {
        RoleLimitedRun run = RoleLimitedRun.of(IncidentPlay.WITH_PROVIDER, ACTING, UnaryOperator.identity());

        assertThat(run.control().denied()).isEmpty();
        assertThat(run.errors()).isEmpty();
        assertThat(run.sizes()).isEqualTo(new Sizes(1, 4, 4));
        assertThat(run.running()).isEqualTo(4);
        assertThat(run.subjects())
                .containsExactly(
                        "[ECS] EcsLabApi: raising EcsLabAsg 1 → 4 for 3 unplaced tasks",
                        "[ECS] EcsLabApi: cleared, 4 of 4 tasks running after 5 min");
    }

    @Test
    void theRolesForOneClusterSufficeForIt() {
        RoleLimitedRun run =
                RoleLimitedRun.of(IncidentPlay.WITH_PROVIDER, forCluster(LabNames.CLUSTER), UnaryOperator.identity());

        assertThat(run.control().denied()).isEmpty();
        assertThat(run.errors()).isEmpty();
        assertThat(run.running()).isEqualTo(4);
    }

    /** Names of clusters and of their instances can be listed; what is in a cluster cannot be read. */
    @Test
    void theRolesForAnotherClusterReadNothingInIt() {
        SortedMap<String, FunctionRole> others = new TreeMap<>();
        IncidentPlay.FUNCTIONS.forEach(name -> others.put(name, FunctionRole.of(forCluster("staging"), name)));
        RoleLimitedRun run = RoleLimitedRun.of(
                IncidentPlay.WITH_PROVIDER,
                ACTING,
                role -> others.values().stream()
                        .filter(other -> other.principal().equals(role.principal()))
                        .findFirst()
                        .orElseThrow());

        assertThat(run.control().denied())
                .extracting(denied -> denied.request().action())
                .contains("ecs:ListServices", "ecs:DescribeContainerInstances");
        assertThat(run.sizes()).isEqualTo(new Sizes(1, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "observe"})
    void withoutModeActNoRoleMayChangeAGroup(String mode) {
        assertThat(IncidentPlay.FUNCTIONS)
                .allSatisfy(function -> assertThat(
                                FunctionRole.of(stack(mode), function).allowedActions())
                        .noneMatch(action -> action.matches("(ecs|ec2|autoscaling):(?!Describe|List).*")));
    }

    @Test
    void inModeObserveTheRolesSufficeAsWell() {
        RoleLimitedRun run = RoleLimitedRun.of(IncidentPlay.WITH_PROVIDER, stack("observe"), UnaryOperator.identity());

        assertThat(run.control().denied()).isEmpty();
        assertThat(run.errors()).isEmpty();
        assertThat(run.sizes()).isEqualTo(new Sizes(1, 1, 1));
        assertThat(run.subjects()).containsExactly("[ECS] EcsLabApi: WOULD raise EcsLabAsg 1 → 4 for 3 unplaced tasks");
    }

    static Stream<String> actions() {
        return IncidentPlay.FUNCTIONS.stream()
                .flatMap(function -> ofProgram(ACTING, function).stream())
                .distinct()
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void reportsThePermissionThatIsMissing(String action) {
        RoleLimitedRun run = RoleLimitedRun.of(
                action.equals(WITHOUT_PROVIDER) ? IncidentPlay.WITHOUT_PROVIDER : IncidentPlay.WITH_PROVIDER,
                ACTING,
                role -> role.without(action));
        List<String> reports = ONLY_LOGGED.contains(action) ? List.of(run.log()) : run.reports();

        assertThat(run.control().denied())
                .extracting(denied -> denied.request().action())
                .isNotEmpty()
                .containsOnly(action);
        assertThat(reports)
                .anySatisfy(report -> assertThat(report.toLowerCase(Locale.ROOT))
                        .contains("is not authorized to perform: " + action.toLowerCase(Locale.ROOT)));
        assertThat(run.subjects()).doesNotHaveDuplicates();
    }

    /** Then no service is known that a mail of an incident could be about. */
    @ParameterizedTest
    @ValueSource(strings = {"ecs:DescribeClusters", "ecs:ListServices", "ecs:DescribeServices"})
    void aClusterThatMayNotBeReadIsMailedOnce(String action) {
        RoleLimitedRun run = RoleLimitedRun.of(IncidentPlay.WITH_PROVIDER, ACTING, role -> role.without(action));

        assertThat(run.subjects()).containsExactly("[ECS] ecs-remediation: no permission to read 1 cluster");
        assertThat(run.reports().getFirst())
                .contains(
                        "No service of cluster EcsLabPublicCluster is checked",
                        "Permit the action that the answer names");
    }

    @Test
    void noRoleHasAPermissionThatItDoesNotUse() {
        SortedMap<String, SortedSet<String>> unused = new TreeMap<>();
        IncidentPlay.FUNCTIONS.forEach(function -> unused.put(function, ofProgram(ACTING, function)));
        for (IncidentPlay play : IncidentPlay.values()) {
            SortedMap<String, SortedSet<String>> needed = RoleLimitedRun.of(play, ACTING, UnaryOperator.identity())
                    .control()
                    .needed();
            unused.forEach((function, actions) -> actions.removeAll(
                    needed.getOrDefault(FunctionRole.of(ACTING, function).principal(), new TreeSet<>())));
        }
        assertThat(unused).allSatisfy((function, actions) -> assertThat(actions).isEmpty());
    }

    @Test
    void noFunctionThatReconcilesWritesTheModeAPauseOrAFoundSetting() {
        String table = ACTING.resource("Table").arn();
        for (String function : IncidentPlay.FUNCTIONS) {
            FunctionRole role = FunctionRole.of(ACTING, function);
            for (String action : List.of("dynamodb:PutItem", "dynamodb:DeleteItem")) {
                IamRequest write = IamRequest.of(action, table);
                assertThat(role.decide(write.with("dynamodb:LeadingKeys", "OPEN")))
                        .isEqualTo(new PolicyDecision.Allowed());
                assertThat(role.decide(write.with("dynamodb:LeadingKeys", "MODE")))
                        .isEqualTo(new PolicyDecision.ExplicitlyDenied());
                assertThat(role.decide(write.with("dynamodb:LeadingKeys", "OPEN", "PAUSE")))
                        .isEqualTo(new PolicyDecision.ExplicitlyDenied());
                assertThat(role.decide(write.with("dynamodb:LeadingKeys", "CONTAINER_INSIGHTS")))
                        .isEqualTo(new PolicyDecision.ExplicitlyDenied());
            }
        }
    }

    @Test
    void lambdaMayDoItsPartInTheNameOfEachRole() {
        for (String function : IncidentPlay.FUNCTIONS) {
            FunctionRole role = FunctionRole.of(ACTING, function);
            assertThat(LambdaPermissions.of(ACTING, function)).isNotEmpty().allSatisfy(request -> {
                assertThat(role.decide(request)).isEqualTo(new PolicyDecision.Allowed());
                assertThat(role.without(request.action()).decide(request))
                        .isEqualTo(new PolicyDecision.ImplicitlyDenied());
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "observe", "act"})
    void awsUnderstandsEveryStatementAsItIsMeant(String mode) {
        for (String clusters : List.of("", "staging", "staging,production")) {
            ResolvedStack stack =
                    TEMPLATE.resolve(LabStack.SETTINGS.with("Mode", mode).with("Clusters", clusters));
            assertThat(IncidentPlay.FUNCTIONS.stream()
                            .flatMap(function -> FunctionRole.of(stack, function).policies().stream())
                            .flatMap(policy -> GrantableActions.problems(policy).stream()))
                    .isEmpty();
        }
    }

    private static SortedSet<String> ofProgram(ResolvedStack stack, String function) {
        SortedSet<String> actions = FunctionRole.of(stack, function).allowedActions();
        LambdaPermissions.of(stack, function).forEach(request -> actions.remove(request.action()));
        return actions;
    }

    private static ResolvedStack forCluster(String cluster) {
        return TEMPLATE.resolve(LabStack.SETTINGS.with("Mode", "act").with("Clusters", cluster));
    }

    private static ResolvedStack stack(String mode) {
        return TEMPLATE.resolve(
                LabStack.SETTINGS.with("Mode", mode).with("ChatTopic", "yes").with("EventBus", "default"));
    }

    private static StackTemplate template() {
        try {
            return StackTemplate.read(Files.readString(Path.of("../template.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
