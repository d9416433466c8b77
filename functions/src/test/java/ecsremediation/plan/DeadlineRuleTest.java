package ecsremediation.plan;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.Cause;
import ecsremediation.incident.Incident;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lab was raised by 3 half an hour ago, so its tasks should run by now. */
final class DeadlineRuleTest {
    private static final CapacityAction RAISE = new CapacityAction(
            GROUP,
            NOW.minus(Duration.ofMinutes(30)),
            new Capacity(1, 1),
            new Capacity(4, 4),
            "alarm",
            List.of(PlanFixture.LAB));

    @Test
    void aHoldPastTheDeadlineIsEscalatedWithTheMissingSteps() {
        Plan.Escalate escalation = escalation(plan(
                withTasks(4, Duration.ofMinutes(31)), Incident.Phase.RAISED, Duration.ofMinutes(5), Duration.ZERO));

        assertThat(escalation.why()).isEqualTo(overdue(0, 4, 1));
        assertThat(escalation.group()).contains(GROUP);
    }

    @Test
    void theEscalationCountsStartedTasksAndArrivedInstances() {
        Plan.Escalate escalation = escalation(plan(
                withTasks(3, Duration.ofMinutes(20), Duration.ofMinutes(31)),
                Incident.Phase.ESCALATED,
                Duration.ofMinutes(5),
                Duration.ZERO));

        assertThat(escalation.why()).isEqualTo(overdue(1, 3, 1));
    }

    private static EscalationReason overdue(int started, int inService, int registered) {
        RaiseProgress.Arrived arrived = new RaiseProgress.Arrived(inService, registered);
        return new EscalationReason.TasksOverdue(
                Optional.of(new RaiseProgress(RAISE, started, Optional.of(arrived))),
                new HoldReason.ClearsByItself(Diagnosis.Converging.Progress.CAPACITY_ON_ITS_WAY));
    }

    @Test
    void beforeTheDeadlineTheHoldStays() {
        assertThat(plan(lab(launched(4)), Incident.Phase.RAISED, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(Plan.Hold.class);
    }

    @Test
    void timeThatTheDiagnosisAllowsExtendsTheDeadline() {
        assertThat(plan(lab(launched(4)), Incident.Phase.RAISED, Duration.ofMinutes(5), Duration.ofMinutes(1)))
                .isInstanceOf(Plan.Hold.class);
    }

    @Test
    void anIncidentWithoutARaiseHasNoDeadline() {
        assertThat(plan(lab(launched(4)), Incident.Phase.NOTICED, Duration.ofMinutes(5), Duration.ZERO))
                .isInstanceOf(Plan.Hold.class);
    }

    @Test
    void aWaitWhoseTimeHasPassedIsEscalatedFortyMinutesAfterItsFirstSightWithoutARaise() {
        assertThat(waiting(Duration.ofMinutes(39), Duration.ZERO)).isInstanceOf(Plan.Hold.class);
        assertThat(waiting(Duration.ofMinutes(40), Duration.ZERO)).isInstanceOf(Plan.Escalate.class);
    }

    @Test
    void aWaitForLaunchesThatDoNotBeginEndsAfterFortyMinutesToo() {
        assertThat(waiting(Duration.ofMinutes(39), Duration.ofMinutes(1))).isInstanceOf(Plan.Hold.class);
        assertThat(waiting(Duration.ofMinutes(40), Duration.ofMinutes(1))).isInstanceOf(Plan.Escalate.class);
    }

    @Test
    void aWaitForLaunchesThatHaveBegunEndsAfterTwoHours() {
        AGroup hooked = launched(3).instance("i-4", "Pending:Wait").launching("i-4", Duration.ofMinutes(50));

        assertThat(waiting(hooked, seen(Duration.ofMinutes(119)), Duration.ofMinutes(1)))
                .isInstanceOf(Plan.Hold.class);
        assertThat(waiting(hooked, seen(Duration.ofMinutes(120)), Duration.ofMinutes(1)))
                .isInstanceOf(Plan.Escalate.class);
    }

    @Test
    void aWaitForInstancesCountsFromTheNewestRaise() {
        Incident raised = seen(Duration.ofMinutes(60)).plus(List.of(TimelineEvent.Raised.of(RAISE)));

        assertThat(waiting(launched(4), raised, Duration.ofMinutes(1))).isInstanceOf(Plan.Hold.class);
    }

    private static Plan waiting(Duration firstSeenAgo, Duration allowed) {
        return waiting(launched(4), seen(firstSeenAgo), allowed);
    }

    private static Incident seen(Duration ago) {
        return Incident.opened(PlanFixture.LAB, NOW.minus(Duration.ofHours(3)))
                .found(Cause.CAPACITY_ON_ITS_WAY, NOW.minus(ago));
    }

    private static Plan waiting(AGroup group, Incident seen, Duration allowed) {
        Diagnosis diagnosis = new Diagnosis.Converging(
                PlanFixture.LAB,
                Diagnosis.Converging.Progress.CAPACITY_ON_ITS_WAY,
                List.of(),
                NOW.plus(allowed),
                List.of());
        return Planner.plan(lab(group).with(seen).snapshot(), List.of(diagnosis), Limits.DEFAULT)
                .getFirst();
    }

    @Test
    void onlyTheLateServiceLeavesItsGroupsHold() {
        Plan.Hold hold = new Plan.Hold(
                new HoldReason.InstanceRefresh(new RequiredCapacity(GROUP, RAISE.from(), RAISE.to())),
                Optional.of(GROUP),
                Optional.empty(),
                List.of(PlanFixture.LAB, OTHER));
        Observations lab = lab(launched(1)).with(incident(Incident.Phase.RAISED, Duration.ofMinutes(5)));
        List<Plan> notified = DeadlineRule.applied(List.of(hold), lab.snapshot(), List.of(PlanFixture.shortfall(3)));

        assertThat(notified).hasSize(2);
        assertThat(notified.getFirst())
                .isInstanceOf(Plan.Hold.class)
                .extracting(Plan::services)
                .isEqualTo(List.of(OTHER));
        assertThat(escalation(notified.getLast()).services()).containsExactly(PlanFixture.LAB);
    }

    @Test
    void aHoldThatAPersonDecidedHasNoDeadline() {
        Plan.Hold hold = new Plan.Hold(
                new HoldReason.AlarmMuted("alarm"), Optional.of(GROUP), Optional.empty(), List.of(PlanFixture.LAB));
        Observations lab = lab(launched(1)).with(incident(Incident.Phase.RAISED, Duration.ofMinutes(5)));

        assertThat(DeadlineRule.applied(List.of(hold), lab.snapshot(), List.of(PlanFixture.shortfall(3))))
                .containsExactly(hold);
    }

    private static final ServiceName OTHER = new ServiceName(Observations.CLUSTER, "Other");

    private static Plan plan(Observations lab, Incident.Phase phase, Duration late, Duration allowed) {
        Diagnosis waiting = new Diagnosis.Converging(
                PlanFixture.LAB,
                Diagnosis.Converging.Progress.CAPACITY_ON_ITS_WAY,
                List.of(),
                NOW.plus(allowed),
                List.of());
        List<Plan> plans = Planner.plan(lab.with(incident(phase, late)).snapshot(), List.of(waiting), Limits.DEFAULT);
        assertThat(plans).hasSize(1);
        return plans.getFirst();
    }

    private static Plan.Escalate escalation(Plan plan) {
        assertThat(plan).isInstanceOf(Plan.Escalate.class);
        assertThat(((Plan.Escalate) plan).reason()).isEqualTo(Plan.Escalate.Reason.UNRESOLVED);
        return (Plan.Escalate) plan;
    }

    private static AGroup launched(int inService) {
        AGroup group = AGroup.named(GROUP).capacity(4, 4).ceiling(10);
        for (int i = 1; i <= inService; i++) {
            group.instance("i-" + i);
        }
        return group;
    }

    private static Observations lab(AGroup group) {
        return PlanFixture.lab(group).with(RAISE);
    }

    private static Observations withTasks(int inService, Duration... startedAgo) {
        AService service = AService.named(Observations.SERVICE).desired(4).running(2);
        for (Duration ago : startedAgo) {
            service.task(
                    ATask.running("t" + ago.toMinutes()).on("i-1").started(ago).build());
        }
        return Observations.empty()
                .with(launched(inService).build())
                .with(AnInstance.of("i-1").build())
                .with(service.build())
                .with(RAISE);
    }

    private static Incident incident(Incident.Phase phase, Duration late) {
        return Incident.opened(PlanFixture.LAB, RAISE.at())
                .plus(List.of(TimelineEvent.Raised.of(RAISE)))
                .moved(phase, NOW)
                .until(NOW.minus(late));
    }
}
