package ecsremediation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.GroupOwner;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** 3 tasks, each as large as an instance of Blue or Green. The owner prefers Blue. The hard ceiling is 6. */
final class EligibilityTest {
    private static final Limits LIMITS = new Limits(6, 10, 4, 20);
    private static final String NO_CAPACITY = "We currently do not have sufficient t3.micro capacity.";
    private static final String NO_IMAGE = "The image id '[ami-1]' does not exist. Launching EC2 instance failed.";

    /** An obstacle to raising a group, and the plan's reason if no other group is eligible. */
    private record Obstacle(String name, UnaryOperator<AGroup> put, Enum<?> reason) {}

    private static final List<Obstacle> OBSTACLES = List.of(
            new Obstacle("another stack's", g -> g.owner(new GroupOwner.OfStack("other")), Plan.Hold.Reason.NOT_OURS),
            new Obstacle("mode off", g -> g.tag(AutoScalingGroup.MODE_TAG, "off"), Plan.Hold.Reason.PAUSED),
            new Obstacle(
                    "mode off, typed otherwise",
                    g -> g.tag(AutoScalingGroup.MODE_TAG, " OFF "),
                    Plan.Hold.Reason.PAUSED),
            new Obstacle(
                    "mode that nobody knows", g -> g.tag(AutoScalingGroup.MODE_TAG, "yes"), Plan.Hold.Reason.PAUSED),
            new Obstacle(
                    "mode with a letter missing",
                    g -> g.tag(AutoScalingGroup.MODE_TAG, "Observ"),
                    Plan.Hold.Reason.PAUSED),
            new Obstacle("operator set", g -> g.operator("eks.amazonaws.com"), Plan.Escalate.Reason.OPERATOR_SET),
            new Obstacle("instance refresh", AGroup::refreshing, Plan.Hold.Reason.INSTANCE_REFRESH),
            new Obstacle("unprepared warm pool", g -> g.warmPool(OptionalInt.empty()), Plan.Escalate.Reason.WARM_POOL),
            new Obstacle("no ceiling", AGroup::untagged, Plan.Escalate.Reason.NO_CEILING),
            new Obstacle(
                    "bad ceiling", g -> g.tag(AutoScalingGroup.CEILING_TAG, "ten"), Plan.Escalate.Reason.BAD_CEILING),
            new Obstacle("ceiling reached", g -> g.ceiling(3), Plan.Escalate.Reason.AT_CEILING),
            new Obstacle("hard ceiling reached", g -> full(g, 4, 6), Plan.Escalate.Reason.AT_CEILING),
            new Obstacle("Launch suspended", g -> g.suspended("Launch"), Plan.Escalate.Reason.LAUNCH_SUSPENDED),
            new Obstacle(
                    "Launch suspended with 3 requested",
                    g -> g.capacity(6, 6).suspended("Launch"),
                    Plan.Escalate.Reason.LAUNCH_SUSPENDED),
            new Obstacle(
                    "launches fail", g -> g.launchFailed(Duration.ofMinutes(1), NO_CAPACITY), Plan.Hold.Reason.BACKOFF),
            new Obstacle(
                    "launches fail until a person acts",
                    g -> g.launchFailed(Duration.ofMinutes(1), NO_IMAGE),
                    Plan.Escalate.Reason.LAUNCH_FAILING));

    @TestFactory
    Stream<DynamicTest> demandGoesToTheOtherGroupWhileThePreferredOneIsBlocked() {
        return OBSTACLES.stream()
                .map(o -> dynamicTest(
                        o.name(),
                        () -> assertThat(plan(o.put().apply(blue()), green()))
                                .isInstanceOfSatisfying(
                                        Plan.RaiseCapacity.class,
                                        raise -> assertThat(raise.group()).isEqualTo("Green"))));
    }

    @TestFactory
    Stream<DynamicTest> thePreferredGroupIsRaisedWhileTheOtherOneIsBlocked() {
        return OBSTACLES.stream()
                .map(o -> dynamicTest(
                        o.name(),
                        () -> assertThat(plan(blue(), o.put().apply(green())))
                                .isInstanceOfSatisfying(
                                        Plan.RaiseCapacity.class,
                                        raise -> assertThat(raise.group()).isEqualTo("Blue"))));
    }

    @TestFactory
    Stream<DynamicTest> thePreferredGroupsReasonIsGivenWhileBothAreBlocked() {
        return OBSTACLES.stream()
                .map(o -> dynamicTest(o.name(), () -> {
                    Plan plan = plan(o.put().apply(blue()), o.put().apply(green()));

                    assertThat(reason(plan)).contains(o.reason());
                    assertThat(group(plan)).contains("Blue");
                }));
    }

    @TestFactory
    Stream<DynamicTest> demandOfACapacityProviderStaysWithItsGroup() {
        return OBSTACLES.stream()
                .map(o -> dynamicTest(o.name(), () -> {
                    Observations bound = observations(o.put().apply(blue()), green(), Optional.of("blue"));

                    Plan plan = single(
                            bound, PlanFixture.shortfall(PlanFixture.LAB, Observations.TASK_DEFINITION, 3, "Blue"));

                    assertThat(reason(plan)).contains(o.reason());
                    assertThat(group(plan)).contains("Blue");
                }));
    }

    @Test
    void modeWordsAreReadInAnyCaseAndWithSpacesAroundThem() {
        for (String mode : List.of(" Act ", "ACT", "OBSERVE", "observe\n")) {
            AGroup typed = blue().tag(AutoScalingGroup.MODE_TAG, mode).tag(AutoScalingGroup.CEILING_TAG, " 10 ");

            assertThat(plan(typed, green()))
                    .as(mode)
                    .isInstanceOfSatisfying(
                            Plan.RaiseCapacity.class,
                            raise -> assertThat(raise.group()).isEqualTo("Blue"));
        }
    }

    /**
     * While a group with a ceiling tag waits for its instance refresh, the plan does not explain an
     * untagged group.
     */
    @Test
    void aTaggedGroupIsExplainedBeforeAnUntaggedOne() {
        Plan plan = plan(blue().untagged(), green().refreshing());

        assertThat(reason(plan)).contains(Plan.Hold.Reason.INSTANCE_REFRESH);
        assertThat(group(plan)).contains("Green");
    }

    @Test
    void aGroupWhoseInstancesAreTooSmallDoesNotServe() {
        AGroup small = AGroup.named("Green")
                .capacity(1, 1)
                .ceiling(10)
                .offers("t3.nano")
                .instance("i-nano", "InService", "t3.nano", 1);
        Observations both = observations(blue().refreshing(), small, Optional.empty())
                .with(AnInstance.of("i-nano")
                        .type("t3.nano")
                        .registered(2048, 420)
                        .build());

        Plan plan = single(both, shortfall());

        assertThat(reason(plan)).contains(Plan.Hold.Reason.INSTANCE_REFRESH);
        assertThat(group(plan)).contains("Blue");
    }

    private static AGroup blue() {
        return full(AGroup.named("Blue"), 1, 3).ceiling(10).tag(AutoScalingGroup.PRIORITY_TAG, "1");
    }

    private static AGroup green() {
        return full(AGroup.named("Green"), 1, 3).ceiling(10).tag(AutoScalingGroup.PRIORITY_TAG, "2");
    }

    /** Adds full instances to the group, numbered from {@code from} to {@code to}. */
    private static AGroup full(AGroup group, int from, int to) {
        for (int i = from; i <= to; i++) {
            group.instance("i-" + group.name() + i);
        }
        return group.capacity(to, to);
    }

    private static Observations observations(AGroup blue, AGroup green, Optional<String> provider) {
        AService service = AService.named(Observations.SERVICE)
                .desired(4)
                .running(1)
                .task(ATask.running("1").on("i-Blue1").build());
        Observations all = Observations.empty()
                .with(Tasks.definition(Observations.TASK_DEFINITION, 256, 512))
                .with(blue.build())
                .with(green.build())
                .with((provider.isPresent() ? service.provider(provider.get()) : service).build())
                .with(new CapacityProvider("blue", "EC2_AUTOSCALING", Optional.of("Blue"), false));
        for (String group : List.of("Blue", "Green")) {
            for (int i = 1; i <= 6; i++) {
                AnInstance full = AnInstance.of("i-" + group + i).holding(256, 512, 1);
                all.with((provider.isPresent() ? full.provider(group.toLowerCase(Locale.ROOT)) : full).build());
            }
        }
        return all;
    }

    private static Diagnosis shortfall() {
        return PlanFixture.shortfall(PlanFixture.LAB, Observations.TASK_DEFINITION, 3, "Blue", "Green");
    }

    private static Plan plan(AGroup blue, AGroup green) {
        return single(observations(blue, green, Optional.empty()), shortfall());
    }

    private static Plan single(Observations observations, Diagnosis diagnosis) {
        List<Plan> plans = Planner.plan(observations.build(), List.of(diagnosis), LIMITS);
        assertThat(plans).hasSize(1);
        return plans.getFirst();
    }

    static Optional<Enum<?>> reason(Plan plan) {
        return switch (plan) {
            case Plan.Hold hold -> Optional.of(hold.reason());
            case Plan.Escalate escalate -> Optional.of(escalate.reason());
            case Plan.RaiseCapacity _, Plan.RaiseMaxOnly _ -> Optional.empty();
        };
    }

    static Optional<String> group(Plan plan) {
        return switch (plan) {
            case Plan.Hold hold -> hold.group();
            case Plan.Escalate escalate -> escalate.group();
            case Plan.RaiseCapacity raise -> Optional.of(raise.group());
            case Plan.RaiseMaxOnly raise -> Optional.of(raise.group());
        };
    }
}
