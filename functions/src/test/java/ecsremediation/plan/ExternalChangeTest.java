package ecsremediation.plan;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.Incident;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.ScalingChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lab was raised by 3 ten minutes ago. Another actor changes the group, and the tests check the plan. */
final class ExternalChangeTest {
    private static final Duration AGO = Duration.ofMinutes(10);
    private static final CapacityAction RAISE = raise(AGO);

    @Test
    void aGroupBelowItsRaisedSizeIsHeldForADay() {
        AGroup lowered = group(2, 4)
                .ended(
                        Duration.ofMinutes(5),
                        "At 2026-03-01T11:55:00Z a user request explicitly set group desired capacity changing the"
                                + " desired capacity from 4 to 2.");
        Plan plan = plan(lowered, notified(RAISE), RAISE);

        assertThat(plan).isInstanceOfSatisfying(Plan.Hold.class, hold -> {
            assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.EXTERNAL_CHANGE);
            assertThat(hold.until()).contains(NOW.minus(AGO).plus(Duration.ofHours(24)));
            assertThat(hold.why())
                    .isEqualTo(new HoldReason.LoweredSince(
                            RAISE,
                            Optional.of(new ScalingChange(
                                    NOW.minus(Duration.ofMinutes(5)),
                                    4,
                                    2,
                                    "a user request explicitly set group desired capacity")),
                            new RequiredCapacity(GROUP, new Capacity(2, 4), new Capacity(4, 4))));
        });
    }

    @Test
    void aLoweredMaxIsHeldIfMoreIsNeeded() {
        assertThat(reason(plan(group(1, 3), notified(RAISE), RAISE))).isEqualTo(Plan.Hold.Reason.EXTERNAL_CHANGE);
    }

    @Test
    void aRaiseThatNeverTookEffectIsMadeAgain() {
        assertThat(plan(group(1, 1), Optional.of(incident()), RAISE)).isInstanceOf(Plan.RaiseCapacity.class);
        assertThat(plan(group(1, 1), Optional.empty(), RAISE)).isInstanceOf(Plan.RaiseCapacity.class);
    }

    @Test
    void aRaiseOfTheLastTwoMinutesThatIsNotSeenIsNeitherMadeAgainNorCalledLowered() {
        CapacityAction now = raise(Duration.ofSeconds(119));

        assertThat(plan(group(1, 1), Optional.of(incident()), now)).isInstanceOf(Plan.RaiseCapacity.class);
        assertThat(plan(group(1, 1), notified(now), now)).isInstanceOfSatisfying(Plan.Hold.class, hold -> {
            assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.CAPACITY_ON_ITS_WAY);
            assertThat(hold.until()).contains(NOW.plusSeconds(1));
        });
        CapacityAction settled = raise(Duration.ofMinutes(2));
        assertThat(reason(plan(group(1, 1), notified(settled), settled))).isEqualTo(Plan.Hold.Reason.EXTERNAL_CHANGE);
    }

    @Test
    void aRaiseWhoseAnswerWasLostIsHeldIfTheActivitiesShowItsEffect() {
        AGroup lowered = group(2, 4)
                .ended(
                        Duration.ofMinutes(9),
                        "At 2026-03-01T11:50:30Z a user request explicitly set group desired capacity changing the"
                                + " desired capacity from 4 to 2.");

        assertThat(reason(plan(lowered, Optional.of(incident()), RAISE))).isEqualTo(Plan.Hold.Reason.EXTERNAL_CHANGE);
        assertThat(plan(group(2, 4), Optional.of(incident()), RAISE)).isInstanceOf(Plan.RaiseCapacity.class);
    }

    @Test
    void underManagedScalingALowerDesiredIsNoExternalChange() {
        Observations managed = PlanFixture.lab(
                        group(1, 4).policy("ECSManagedAutoScalingPolicy-1", "TargetTrackingScaling"))
                .with(RAISE)
                .with(notified(RAISE).orElseThrow())
                .with(new CapacityProvider("p", "EC2_AUTOSCALING", Optional.of(GROUP), true));

        assertThat(reason(PlanFixture.plan(managed, Limits.DEFAULT))).isEqualTo(Plan.Hold.Reason.CONVERGING);
    }

    @Test
    void anOperatorWhoResumesEndsTheHold() {
        Optional<Incident> resumed = notified(RAISE).map(i -> i.resumed(NOW.minusSeconds(60), "anna"));
        Optional<Incident> before =
                notified(RAISE).map(i -> i.resumed(NOW.minus(AGO).minusSeconds(1), "anna"));

        assertThat(plan(group(2, 4), resumed, RAISE)).isInstanceOf(Plan.RaiseCapacity.class);
        assertThat(reason(plan(group(2, 4), before, RAISE))).isEqualTo(Plan.Hold.Reason.EXTERNAL_CHANGE);
    }

    private static AGroup group(int desired, int max) {
        AGroup group = AGroup.named(GROUP).capacity(desired, max).ceiling(10).instance("i-1");
        return desired == 2 ? group.instance("i-0", "Standby") : group;
    }

    private static CapacityAction raise(Duration ago) {
        return new CapacityAction(
                GROUP, NOW.minus(ago), new Capacity(1, 1), new Capacity(4, 4), "alarm", List.of(PlanFixture.LAB));
    }

    private static Incident incident() {
        return Incident.opened(PlanFixture.LAB, NOW.minus(Duration.ofMinutes(11)))
                .moved(Incident.Phase.RAISED, NOW);
    }

    private static Optional<Incident> notified(CapacityAction raise) {
        return Optional.of(incident().plus(List.of(TimelineEvent.Raised.of(raise))));
    }

    private static Plan plan(AGroup group, Optional<Incident> incident, CapacityAction raise) {
        Observations lab = PlanFixture.lab(group).with(raise);
        incident.ifPresent(lab::with);
        return PlanFixture.plan(lab, Limits.DEFAULT);
    }

    private static Plan.Hold.Reason reason(Plan plan) {
        return ((Plan.Hold) plan).reason();
    }
}
