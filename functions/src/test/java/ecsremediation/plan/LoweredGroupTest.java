package ecsremediation.plan;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.diagnosis.Diagnoser;
import ecsremediation.fixture.ADeployment;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityProvider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A service lacks the task of an instance that its group no longer has. */
final class LoweredGroupTest {
    private static final Duration AGO = Duration.ofMinutes(30);
    private static final String STEADY = "(service EcsLabApi) has reached a steady state.";

    @Test
    void whatAPersonOrAPolicyLoweredIsAnActionItem() {
        assertThat(plan(lowered("a user request explicitly set group desired capacity"), service()))
                .isInstanceOfSatisfying(Plan.Escalate.class, e -> {
                    assertThat(e.reason()).isEqualTo(Plan.Escalate.Reason.LOWERED);
                    assertThat(e.why()).isInstanceOfSatisfying(EscalationReason.LoweredByAnother.class, why -> {
                        assertThat(why.lowering().change().words())
                                .isEqualTo("a user request explicitly set group desired capacity");
                        assertThat(why.required().required().desired()).isEqualTo(2);
                    });
                });
        assertThat(plan(lowered("a monitor alarm low in state ALARM triggered policy cpu"), service()))
                .isInstanceOf(Plan.Escalate.class);
    }

    @Test
    void whatAScheduledActionLoweredIsHeldUntilTheNextOneRaisesIt() {
        AGroup night = lowered("a scheduled action update of AutoScalingGroup constraints to min: 1, desired: 1")
                .scheduledAction("night", Duration.ofHours(20), 1)
                .scheduledAction("morning", Duration.ofHours(3), 2);

        assertThat(plan(night, service())).isInstanceOfSatisfying(Plan.Hold.class, hold -> {
            assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.EXTERNAL_CHANGE);
            assertThat(hold.until()).contains(NOW.plus(Duration.ofHours(3)));
            assertThat(hold.why())
                    .isInstanceOfSatisfying(
                            HoldReason.LoweredUntil.class,
                            why -> assertThat(why.next().name()).isEqualTo("morning"));
        });
    }

    @Test
    void aScheduledActionThatNothingUndoesIsAnActionItem() {
        AGroup night = lowered("a scheduled action update of AutoScalingGroup constraints to min: 1, desired: 1")
                .scheduledAction("night", Duration.ofHours(20), 1);

        assertThat(plan(night, service())).isInstanceOf(Plan.Escalate.class);
    }

    @Test
    void aGroupThatWasRaisedSinceIsRaised() {
        AGroup raisedAgain = group().ended(AGO, change(AGO, "a user request", 0, 1))
                .ended(AGO.multipliedBy(2), change(AGO.multipliedBy(2), "a scheduled action update", 2, 0));

        assertThat(plan(raisedAgain, service())).isInstanceOf(Plan.RaiseCapacity.class);
    }

    @Test
    void aServiceThatRanWholeSinceOrIsNewerNeedsMoreForItself() {
        AGroup lowered = lowered("a user request explicitly set group desired capacity");

        assertThat(plan(lowered, service().message(Duration.ofMinutes(15), STEADY)))
                .isInstanceOf(Plan.RaiseCapacity.class);
        assertThat(plan(lowered, service().message(Duration.ofMinutes(45), STEADY)))
                .isInstanceOf(Plan.Escalate.class);
        AService newer = service()
                .deployment(ADeployment.primary("2")
                        .age(Duration.ofMinutes(15))
                        .counts(2, 1, 0)
                        .build());
        assertThat(plan(lowered, newer)).isInstanceOf(Plan.RaiseCapacity.class);
    }

    @Test
    void underManagedScalingEcsRaisesTheGroupAgain() {
        Observations managed = cluster(
                        lowered("a monitor alarm low in state ALARM triggered policy ECSManaged")
                                .tag("AmazonECSManaged", ""),
                        service())
                .with(new CapacityProvider("p", "EC2_AUTOSCALING", Optional.of(GROUP), true));

        assertThat(plan(managed))
                .isInstanceOfSatisfying(
                        Plan.Hold.class,
                        hold -> assertThat(hold.why()).isInstanceOf(HoldReason.LeftToManagedScaling.class));
    }

    @Test
    void whatFollowsARaiseOfTheProgramIsLeftToTheRuleForThat() {
        Observations raised = cluster(lowered("a user request"), service())
                .with(new CapacityAction(
                        GROUP,
                        NOW.minus(AGO.multipliedBy(2)),
                        new Capacity(1, 2),
                        new Capacity(2, 2),
                        "alarm",
                        List.of(PlanFixture.LAB)));

        assertThat(plan(raised)).isInstanceOf(Plan.RaiseCapacity.class);
    }

    @Test
    void aScheduledActionThatFollowsARaiseOfAnEarlierIncidentIsNotUndone() {
        Observations raised = cluster(lowered("a scheduled action update"), service())
                .with(new CapacityAction(
                        GROUP,
                        NOW.minus(AGO.multipliedBy(2)),
                        new Capacity(1, 2),
                        new Capacity(2, 2),
                        "alarm",
                        List.of(PlanFixture.LAB)));

        assertThat(plan(raised))
                .isInstanceOfSatisfying(
                        Plan.Escalate.class, e -> assertThat(e.reason()).isEqualTo(Plan.Escalate.Reason.LOWERED));
    }

    private static AGroup group() {
        return AGroup.named(GROUP).capacity(1, 4).ceiling(10).instance("i-1");
    }

    /** Lowered from 2 to 1 half an hour ago. */
    private static AGroup lowered(String words) {
        return group().ended(AGO, change(AGO, words, 2, 1));
    }

    private static String change(Duration ago, String words, int from, int to) {
        return "At " + NOW.minus(ago) + " " + words + " changing the desired capacity from " + from + " to " + to + ".";
    }

    private static AService service() {
        return AService.named(SERVICE)
                .desired(2)
                .running(1)
                .task(ATask.running("1").deployment("ecs-svc/1").on("i-1").build());
    }

    private static Observations cluster(AGroup group, AService service) {
        return Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(group.build())
                .with(AnInstance.of("i-1").holding(256, 512, 1).build())
                .with(service.build());
    }

    private static Plan plan(AGroup group, AService service) {
        return plan(cluster(group, service));
    }

    private static Plan plan(Observations observations) {
        Snapshot snapshot = observations.snapshot();
        return Planner.plan(snapshot, Diagnoser.diagnose(snapshot), Limits.DEFAULT)
                .getFirst();
    }
}
