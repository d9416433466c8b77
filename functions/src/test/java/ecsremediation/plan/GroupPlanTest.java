package ecsremediation.plan;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.Observations;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.LaunchFailure;
import ecsremediation.model.ReadFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lab needs 3 more instances. The tests vary the group and the limits. */
class GroupPlanTest {
    private static final CapacityProvider MANAGED =
            new CapacityProvider("provider", "EC2_AUTOSCALING", Optional.of(GROUP), true);

    @ParameterizedTest
    @CsvSource({
        "2, 100, 10, 2, CEILING_TAG, 2",
        "10, 3, 10, 3, HARD_CEILING, 3",
        "10, 100, 2, 3, STEP_LIMIT, 3",
        "3, 4, 3, 3, CEILING_TAG, 3",
    })
    void theTightestLimitCutsTheRaiseAndIsNamed(
            int ceiling, int hard, int step, int desired, AppliedLimit.Limit limit, int allowed) {
        Plan plan = PlanFixture.plan(PlanFixture.group().ceiling(ceiling), new Limits(hard, step, 4, 20));

        assertThat(plan).isInstanceOfSatisfying(Plan.RaiseCapacity.class, raise -> {
            assertThat(raise.to()).isEqualTo(new Capacity(desired, desired));
            assertThat(raise.limits()).containsExactly(new AppliedLimit(limit, 4, allowed));
        });
    }

    @Test
    void limitsThatLeaveEnoughCutNothing() {
        assertThat(PlanFixture.plan(PlanFixture.group().ceiling(4), new Limits(4, 3, 1, 1)))
                .isInstanceOfSatisfying(
                        Plan.RaiseCapacity.class,
                        raise -> assertThat(raise.limits()).isEmpty());
    }

    @Test
    void maxIsRaisedOnlyAsFarAsDesiredNeeds() {
        assertThat(PlanFixture.plan(PlanFixture.group().capacity(1, 3), Limits.DEFAULT))
                .isInstanceOfSatisfying(
                        Plan.RaiseCapacity.class,
                        raise -> assertThat(raise.to()).isEqualTo(new Capacity(4, 4)));
        assertThat(PlanFixture.plan(PlanFixture.group().capacity(1, 9), Limits.DEFAULT))
                .isInstanceOfSatisfying(
                        Plan.RaiseCapacity.class,
                        raise -> assertThat(raise.to()).isEqualTo(new Capacity(4, 9)));
    }

    @Test
    void atTheCeilingAnOperatorIsAskedForWithWhatWouldBeNeeded() {
        Plan.Escalate escalate = escalate(PlanFixture.plan(PlanFixture.group().ceiling(1), Limits.DEFAULT));

        assertThat(escalate.reason()).isEqualTo(Plan.Escalate.Reason.AT_CEILING);
        assertThat(escalate.why())
                .isEqualTo(new EscalationReason.AtCeiling(
                        FOUR, List.of(new ReachedLimit(AppliedLimit.Limit.CEILING_TAG, 1))));
    }

    @Test
    void aGroupAboveItsCeilingIsNotLowered() {
        Plan plan = PlanFixture.plan(PlanFixture.group().capacity(1, 8).ceiling(1), Limits.DEFAULT);

        assertThat(escalate(plan).reason()).isEqualTo(Plan.Escalate.Reason.AT_CEILING);
    }

    @Test
    void withoutTheTagNothingIsRaisedAndWhatIsRequiredIsNamed() {
        AGroup untagged = AGroup.named(GROUP).capacity(1, 1).instance("i-1");

        Plan.Escalate escalate = escalate(PlanFixture.plan(untagged, Limits.DEFAULT));

        assertThat(escalate.reason()).isEqualTo(Plan.Escalate.Reason.NO_CEILING);
        assertThat(escalate.why()).isEqualTo(new EscalationReason.NoCeilingTag(FOUR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "ten", "-3", "1.5", "", "99999999999"})
    void aCeilingThatIsNoNumberFromOneToAThousandIsInvalid(String value) {
        Plan plan = PlanFixture.plan(PlanFixture.group().tag(AutoScalingGroup.CEILING_TAG, value), Limits.DEFAULT);

        assertThat(escalate(plan).reason()).isEqualTo(Plan.Escalate.Reason.BAD_CEILING);
        assertThat(escalate(plan).why()).isEqualTo(new EscalationReason.MalformedCeiling(value, 1000, FOUR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", " 4 ", "1000"})
    void aCeilingWithinItsRangeIsValid(String value) {
        assertThat(PlanFixture.plan(PlanFixture.group().tag(AutoScalingGroup.CEILING_TAG, value), Limits.DEFAULT))
                .isInstanceOf(Plan.RaiseCapacity.class);
    }

    @Test
    void instancesInFlightSuffice() {
        AGroup asked =
                PlanFixture.group().capacity(4, 4).instance("i-2", "Pending").instance("i-3");

        Plan.Hold hold = hold(PlanFixture.plan(asked, Limits.DEFAULT));

        assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.CAPACITY_ON_ITS_WAY);
        assertThat(hold.why()).isEqualTo(new HoldReason.InstancesOnTheWay(Optional.of(GROUP), 3, 3));
        assertThat(hold.until()).contains(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void instancesInFlightAreNotLaunchedTwice() {
        AGroup asked = PlanFixture.group().capacity(2, 2).instance("i-2", "Pending");

        assertThat(PlanFixture.plan(asked, Limits.DEFAULT))
                .isInstanceOfSatisfying(
                        Plan.RaiseCapacity.class,
                        raise -> assertThat(raise.to()).isEqualTo(new Capacity(4, 4)));
    }

    @Test
    void anUnknownSizeIsWaitedForBeforeAFurtherLaunch() {
        AGroup changed = PlanFixture.group().capacity(2, 2).instance("i-2", "InService", "t3.nano", 1);

        Plan.Hold hold = hold(PlanFixture.plan(changed, Limits.DEFAULT));

        assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.CAPACITY_ON_ITS_WAY);
        assertThat(hold.why()).isEqualTo(new HoldReason.SizeNotSeen(GROUP, 1));
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "4, 30", "7, 30"})
    void failedLaunchesHoldTheGroupForLongerAndLonger(int failures, int minutes) {
        AGroup failing = PlanFixture.group();
        for (int i = 0; i < failures; i++) {
            failing.launchFailed(Duration.ofMinutes(1 + 5L * i), i == 0 ? "No capacity." : "Older words.");
        }

        Plan.Hold hold = hold(PlanFixture.plan(failing, Limits.DEFAULT));

        assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.BACKOFF);
        assertThat(hold.launch().map(LaunchFailure::words)).contains("No capacity.");
        assertThat(hold.until()).contains(NOW.plus(Duration.ofMinutes(minutes - 1)));
    }

    @Test
    void launchesOfOneRaiseThatFailTogetherCountOnce() {
        AGroup failing = PlanFixture.group()
                .launchFailed(Duration.ofSeconds(60), "No capacity.")
                .launchFailed(Duration.ofSeconds(90), "No capacity.")
                .launchFailed(Duration.ofSeconds(120), "No capacity.");

        assertThat(hold(PlanFixture.plan(failing, Limits.DEFAULT)).until()).contains(NOW.plus(Duration.ofMinutes(4)));
    }

    @Test
    void aLaunchThatSucceededEndsTheBackoff() {
        AGroup fixed = PlanFixture.group()
                .launched("i-1", Duration.ofMinutes(1))
                .launchFailed(Duration.ofMinutes(2), "No capacity.");

        assertThat(PlanFixture.plan(fixed, Limits.DEFAULT)).isInstanceOf(Plan.RaiseCapacity.class);
    }

    @Test
    void theBackoffEnds() {
        assertThat(PlanFixture.plan(
                        PlanFixture.group().launchFailed(Duration.ofMinutes(5), "No capacity."), Limits.DEFAULT))
                .isInstanceOf(Plan.RaiseCapacity.class);
    }

    @Test
    void anHoursRaisesAreUsedUpUntilTheOldestIsAnHourOld() {
        Observations observations = PlanFixture.lab(PlanFixture.group())
                .with(action(Duration.ofMinutes(50)))
                .with(action(Duration.ofMinutes(20)));

        Plan.Hold hold = hold(PlanFixture.plan(observations, new Limits(100, 10, 2, 20)));

        assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.ACTION_RATE);
        assertThat(hold.until()).contains(NOW.plus(Duration.ofMinutes(10)));
        assertThat(PlanFixture.plan(observations, new Limits(100, 10, 3, 20))).isInstanceOf(Plan.RaiseCapacity.class);
    }

    @Test
    void aDaysRaisesAreUsedUpUntilTheOldestIsADayOld() {
        Observations observations = PlanFixture.lab(PlanFixture.group())
                .with(action(Duration.ofHours(23)))
                .with(action(Duration.ofHours(2)));

        Instant until = hold(PlanFixture.plan(observations, new Limits(100, 10, 4, 2)))
                .until()
                .orElseThrow();

        assertThat(until).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void raisesOfAnHourAgoAndOfOtherGroupsDoNotCount() {
        CapacityAction other = new CapacityAction(
                "other", NOW.minusSeconds(60), new Capacity(1, 1), new Capacity(2, 2), "alarm", List.of());

        assertThat(PlanFixture.plan(
                        PlanFixture.lab(PlanFixture.group())
                                .with(action(Duration.ofHours(1)))
                                .with(other),
                        new Limits(100, 10, 1, 20)))
                .isInstanceOf(Plan.RaiseCapacity.class);
    }

    @Test
    void underManagedScalingOnlyMaxIsRaised() {
        Plan plan = PlanFixture.plan(PlanFixture.lab(managed(1, 1)).with(MANAGED), Limits.DEFAULT);

        assertThat(plan).isInstanceOfSatisfying(Plan.RaiseMaxOnly.class, raise -> {
            assertThat(raise.from()).isEqualTo(new Capacity(1, 1));
            assertThat(raise.to()).isEqualTo(new Capacity(1, 4));
        });
    }

    @Test
    void managedScalingIsHeldIfMaxSuffices() {
        Plan.Hold hold = hold(PlanFixture.plan(PlanFixture.lab(managed(1, 4)).with(MANAGED), Limits.DEFAULT));

        assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.CONVERGING);
        assertThat(hold.why())
                .isEqualTo(new HoldReason.LeftToManagedScaling(
                        new RequiredCapacity(GROUP, new Capacity(1, 4), new Capacity(4, 4))));
    }

    @Test
    void managedScalingAtTheCeilingIsEscalated() {
        Plan plan = PlanFixture.plan(PlanFixture.lab(managed(1, 3).ceiling(3)).with(MANAGED), Limits.DEFAULT);

        assertThat(escalate(plan).reason()).isEqualTo(Plan.Escalate.Reason.AT_CEILING);
    }

    @Test
    void aProviderWhoseUpdateFailedIsNotWaitedForAndItsMaxIsNotRaised() {
        CapacityProvider.UpdateFailure failure =
                new CapacityProvider.UpdateFailure("UPDATE_FAILED", "client exception");
        CapacityProvider failed = new CapacityProvider(
                "provider", "EC2_AUTOSCALING", "ACTIVE", Optional.of(GROUP), true, Optional.of(failure));

        for (int max : List.of(1, 4)) {
            Plan plan = PlanFixture.plan(PlanFixture.lab(managed(1, max)).with(failed), Limits.DEFAULT);

            assertThat(escalate(plan).why())
                    .isInstanceOfSatisfying(
                            EscalationReason.ManagedScalingBroken.class,
                            why -> assertThat(why.failure()).contains(failure));
        }
    }

    @Test
    void managedScalingWithoutItsPolicyAndTagDrivesNothing() {
        AGroup bare = PlanFixture.group().capacity(1, 4);

        assertThat(escalate(PlanFixture.plan(PlanFixture.lab(bare).with(MANAGED), Limits.DEFAULT))
                        .reason())
                .isEqualTo(Plan.Escalate.Reason.MANAGED_SCALING);
        assertThat(hold(PlanFixture.plan(
                                PlanFixture.lab(bare.tag("AmazonECSManaged", ""))
                                        .with(MANAGED),
                                Limits.DEFAULT))
                        .reason())
                .isEqualTo(Plan.Hold.Reason.CONVERGING);
    }

    @Test
    void anInactiveProviderDrivesNothing() {
        CapacityProvider gone = new CapacityProvider(
                "provider", "EC2_AUTOSCALING", "INACTIVE", Optional.of(GROUP), true, Optional.empty());

        assertThat(escalate(PlanFixture.plan(PlanFixture.lab(managed(1, 4)).with(gone), Limits.DEFAULT))
                        .reason())
                .isEqualTo(Plan.Escalate.Reason.MANAGED_SCALING);
    }

    private static AGroup managed(int desired, int max) {
        return PlanFixture.group()
                .capacity(desired, max)
                .policy("ECSManagedAutoScalingPolicy-1", "TargetTrackingScaling");
    }

    @Test
    void suspendedLaunchIsEscalatedEvenWithInstancesAskedFor() {
        Plan plan = PlanFixture.plan(PlanFixture.group().capacity(4, 4).suspended("Launch"), Limits.DEFAULT);

        assertThat(escalate(plan).reason()).isEqualTo(Plan.Escalate.Reason.LAUNCH_SUSPENDED);
    }

    @Test
    void anotherSuspendedProcessIsNoReason() {
        assertThat(PlanFixture.plan(PlanFixture.group().suspended("AZRebalance"), Limits.DEFAULT))
                .isInstanceOf(Plan.RaiseCapacity.class);
    }

    @Test
    void aGroupOfAnotherOperatorIsEscalated() {
        Plan plan = PlanFixture.plan(PlanFixture.group().operator("eks.amazonaws.com"), Limits.DEFAULT);

        assertThat(escalate(plan).reason()).isEqualTo(Plan.Escalate.Reason.OPERATOR_SET);
        assertThat(escalate(plan).why()).isEqualTo(new EscalationReason.OperatorOwned("eks.amazonaws.com", FOUR));
    }

    @Test
    void anInstanceRefreshIsWaitedFor() {
        Plan.Hold hold = hold(PlanFixture.plan(PlanFixture.group().refreshing(), Limits.DEFAULT));

        assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.INSTANCE_REFRESH);
        assertThat(hold.until()).contains(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void aWarmPoolWithoutALimitIsEscalatedWhereMaxWouldRise() {
        Plan plan = PlanFixture.plan(PlanFixture.group().warmPool(OptionalInt.empty()), Limits.DEFAULT);

        assertThat(escalate(plan).reason()).isEqualTo(Plan.Escalate.Reason.WARM_POOL);
        assertThat(PlanFixture.plan(PlanFixture.group().warmPool(OptionalInt.of(2)), Limits.DEFAULT))
                .isInstanceOf(Plan.RaiseCapacity.class);
        assertThat(PlanFixture.plan(PlanFixture.group().capacity(1, 4).warmPool(OptionalInt.empty()), Limits.DEFAULT))
                .isInstanceOf(Plan.RaiseCapacity.class);
    }

    @ParameterizedTest
    @CsvSource({"off, true", "OFF, true", "act, false", "observe, false"})
    void theGroupsModeTagPauses(String mode, boolean paused) {
        Plan plan = PlanFixture.plan(PlanFixture.group().tag(AutoScalingGroup.MODE_TAG, mode), Limits.DEFAULT);

        assertThat(plan instanceof Plan.Hold hold && hold.reason() == Plan.Hold.Reason.PAUSED)
                .isEqualTo(paused);
    }

    @Test
    void anIncompleteObservationRaisesNothing() {
        Plan plan = PlanFixture.plan(
                PlanFixture.lab(PlanFixture.group()).unread(ReadFailure.Kind.SERVICE, "X", "MISSING"), Limits.DEFAULT);

        assertThat(escalate(plan).reason()).isEqualTo(Plan.Escalate.Reason.INCONCLUSIVE);
        assertThat(escalate(plan).why())
                .isEqualTo(new EscalationReason.NotRead(
                        List.of(new ReadFailure(ReadFailure.Kind.SERVICE, "X", "MISSING")), FOUR));
    }

    private static final RequiredCapacity FOUR = new RequiredCapacity(GROUP, new Capacity(1, 1), new Capacity(4, 4));

    private static CapacityAction action(Duration ago) {
        return new CapacityAction(GROUP, NOW.minus(ago), new Capacity(1, 1), new Capacity(2, 2), "alarm", List.of());
    }

    private static Plan.Hold hold(Plan plan) {
        return assertThat(plan).asInstanceOf(type(Plan.Hold.class)).actual();
    }

    private static Plan.Escalate escalate(Plan plan) {
        return assertThat(plan).asInstanceOf(type(Plan.Escalate.class)).actual();
    }
}
