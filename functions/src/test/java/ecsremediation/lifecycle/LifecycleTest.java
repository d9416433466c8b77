package ecsremediation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.OpenQuestion;
import ecsremediation.diagnosis.UnplacedTasks;
import ecsremediation.event.Scope;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.Modes;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Incident.Phase;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationType;
import ecsremediation.incident.Snapshot;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.lifecycle.Lifecycle.Step;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import ecsremediation.placement.Bound;
import ecsremediation.plan.EscalationReason;
import ecsremediation.plan.HoldReason;
import ecsremediation.plan.Plan;
import ecsremediation.plan.RequiredCapacity;
import ecsremediation.plan.SizingProof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class LifecycleTest {
    private static final Instant NOW = Observations.NOW;
    private static final ServiceName API = new ServiceName(Observations.CLUSTER, Observations.SERVICE);
    private static final Capacity ONE = new Capacity(1, 1);
    private static final Capacity FOUR = new Capacity(4, 4);
    private static final Trigger TICK = new Trigger.Tick(NOW);
    private static final Outcome RAISED = new Outcome.Raised(Observations.GROUP, ONE, FOUR, NOW);

    @Test
    void aRaiseIsNotifiedOnceAndGetsADeadline() {
        Step first = next(Optional.empty(), report(shortfall(), List.of(raise()), List.of(RAISED)));
        assertThat(first.notification().map(NotificationKey::type)).contains(NotificationType.RAISED);
        assertThat(first.incident().phase()).isEqualTo(Phase.RAISED);
        assertThat(first.incident().deadline()).contains(NOW.plus(Duration.ofMinutes(25)));

        Step again = next(Optional.of(first.incident()), report(shortfall(), List.of(raise()), List.of(RAISED)));
        assertThat(again.notification()).isEmpty();
    }

    @Test
    void theNextReconciliationNotifiesARaiseWhoseProcessDied() {
        CapacityAction raised =
                new CapacityAction(Observations.GROUP, NOW.minusSeconds(60), ONE, FOUR, "t", List.of(API));
        Incident opened = Incident.opened(API, raised.at());
        Observation seen = Observations.lab().with(raised).at(NOW).build();
        Observation grown = withGroupAt(seen, FOUR);
        Step step = next(Optional.of(opened), report(grown, converging(), List.of(), List.of()));
        assertThat(step.notification().map(NotificationKey::type)).contains(NotificationType.RAISED);
        assertThat(step.incident().timeline().knows(raised)).isTrue();
    }

    @Test
    void aRaiseIsNotifiedBeforeTheRecoveryEvenIfItsProcessDied() {
        CapacityAction raised =
                new CapacityAction(Observations.GROUP, NOW.minusSeconds(60), ONE, FOUR, "t", List.of(API));
        Observation seen = Observations.lab().with(raised).at(NOW).build();
        Report resolved = report(withGroupAt(seen, FOUR), noGap(), List.of(), List.of());
        Step first = next(Optional.of(Incident.opened(API, raised.at())), resolved);
        assertThat(first.notification().map(NotificationKey::type)).contains(NotificationType.RAISED);
        assertThat(next(Optional.of(first.incident()), resolved).notification().map(NotificationKey::type))
                .contains(NotificationType.CLEARED);
    }

    @Test
    void theNextIncidentDoesNotNotifyARaiseOfTheLastOne() {
        CapacityAction before =
                new CapacityAction(Observations.GROUP, NOW.minusSeconds(600), ONE, FOUR, "t", List.of(API));
        Observation grown = withGroupAt(Observations.lab().with(before).at(NOW).build(), FOUR);
        Report report = report(grown, converging(), List.of(), List.of());
        assertThat(next(Optional.empty(), report).notification()).isEmpty();
        assertThat(next(Optional.of(Incident.opened(API, NOW.minusSeconds(60))), report)
                        .notification())
                .isEmpty();
    }

    @Test
    void aRaiseThatNeverTookEffectIsNotNotifiedWhenALaterOneReachesItsNumbers() {
        Capacity three = new Capacity(3, 3);
        CapacityAction died =
                new CapacityAction(Observations.GROUP, NOW.minusSeconds(120), ONE, three, "t", List.of(API));
        CapacityAction made =
                new CapacityAction(Observations.GROUP, NOW.minusSeconds(30), ONE, FOUR, "t", List.of(API));
        Observation seen = Observations.lab().with(died).with(made).at(NOW).build();
        Report report = report(withGroupAt(seen, FOUR), converging(), List.of(), List.of());
        Incident after =
                next(Optional.of(Incident.opened(API, died.at())), report).incident();
        assertThat(after.timeline().knows(made)).isTrue();
        assertThat(after.timeline().knows(died)).isFalse();
    }

    @Test
    void aStoredRaiseThatNeverTookEffectIsNotNotified() {
        CapacityAction failed =
                new CapacityAction(Observations.GROUP, NOW.minusSeconds(60), ONE, FOUR, "t", List.of(API));
        Observation seen = Observations.lab().with(failed).build();
        assertThat(next(Optional.empty(), report(seen, converging(), List.of(), List.of()))
                        .notification())
                .isEmpty();
    }

    @Test
    void aGapThatClearsByItselfIsNeverNotified() {
        Step seen = next(Optional.empty(), report(converging(), List.of(), List.of()));
        assertThat(seen.incident().phase()).isEqualTo(Phase.NOTICED);
        assertThat(seen.notification()).isEmpty();
        Step gone = next(Optional.of(seen.incident()), report(noGap(), List.of(), List.of()));
        assertThat(gone.incident().phase()).isEqualTo(Phase.CLEARED);
        assertThat(gone.notification()).isEmpty();
    }

    @Test
    void anIncidentThatWasNotifiedIsNotifiedAsResolved() {
        Incident raised = next(Optional.empty(), report(shortfall(), List.of(raise()), List.of(RAISED)))
                .incident();
        assertThat(next(Optional.of(raised), report(noGap(), List.of(), List.of()))
                        .notification()
                        .map(NotificationKey::type))
                .contains(NotificationType.CLEARED);
    }

    @Test
    void aServiceWithoutAGapOpensNoIncident() {
        assertThat(Lifecycle.next(API, Optional.empty(), report(noGap(), List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void theSameEscalationIsNotifiedAgainAfterOneHourThenFour() {
        Plan stuck = new Plan.Escalate(new EscalationReason.NoCeilingTag(REQUIRED), Optional.of("g"), List.of(API));
        Incident notified = next(Optional.empty(), report(shortfall(), List.of(stuck), List.of()))
                .incident();
        assertThat(notificationAt(notified, stuck, Duration.ofMinutes(59))).isEmpty();
        assertThat(notificationAt(notified, stuck, Duration.ofHours(1))).contains(NotificationType.ESCALATED);

        Incident twice = next(Optional.of(notified), reconciliationAt(stuck, Duration.ofHours(1)))
                .incident();
        assertThat(notificationAt(twice, stuck, Duration.ofMinutes(299))).isEmpty();
        assertThat(notificationAt(twice, stuck, Duration.ofHours(5))).contains(NotificationType.ESCALATED);
    }

    @Test
    void aRaiseThatDoesNotResolveInTimeIsEscalated() {
        Incident raised = next(Optional.empty(), report(shortfall(), List.of(raise()), List.of(RAISED)))
                .incident();
        Observation late =
                Observations.lab().at(NOW.plus(Duration.ofMinutes(26))).build();
        Plan escalation = new Plan.Escalate(
                new EscalationReason.TasksOverdue(Optional.empty(), new HoldReason.CapacityForEveryTask()),
                Optional.of("g"),
                List.of(API));
        Step step = next(Optional.of(raised), report(late, converging(), List.of(escalation), List.of()));
        assertThat(step.notification().map(NotificationKey::type)).contains(NotificationType.ESCALATED);
        assertThat(step.incident().phase()).isEqualTo(Phase.ESCALATED);
    }

    @Test
    void aReachedCeilingIsEscalatedOnlyAfterTheDeadlineOfTheRaise() {
        Incident raised = next(Optional.empty(), report(shortfall(), List.of(raise()), List.of(RAISED)))
                .incident();
        Plan stuck =
                new Plan.Escalate(new EscalationReason.AtCeiling(REQUIRED, List.of()), Optional.of("g"), List.of(API));
        assertThat(notificationAt(raised, stuck, Duration.ofMinutes(1))).isEmpty();
        assertThat(notificationAt(raised, stuck, Duration.ofMinutes(26))).contains(NotificationType.ESCALATED);
    }

    @ParameterizedTest
    @EnumSource
    void twoDoubtsInARowAreNotifiedEvenIfTheyDiffer(Diagnosis.Inconclusive.Kind kind) {
        Step first = next(Optional.empty(), doubt(Diagnosis.Inconclusive.Kind.PARTIAL));
        assertThat(first.notification()).isEmpty();
        assertThat(next(Optional.of(first.incident()), doubt(kind))
                        .notification()
                        .map(NotificationKey::type))
                .contains(NotificationType.ESCALATED);
    }

    @ParameterizedTest
    @CsvSource({
        "ThrottlingException: Rate exceeded, 14, 0",
        "ThrottlingException: Rate exceeded, 15, 1",
        "SdkClientException: Unable to execute HTTP request, 14, 0",
        "AccessDeniedException: no permission, 1, 1",
        "MISSING, 1, 1"
    })
    void whatAwsThrottlesIsNotifiedOnlyAfterAQuarterOfAnHour(String why, int minutes, int notifications) {
        Incident before = next(Optional.empty(), unread(why, Duration.ZERO)).incident();

        Optional<NotificationKey> notified = next(Optional.of(before), unread(why, Duration.ofMinutes(minutes)))
                .notification();

        assertThat(notified.stream().map(NotificationKey::type))
                .isEqualTo(notifications == 0 ? List.of() : List.of(NotificationType.ESCALATED));
    }

    private static Report unread(String why, Duration after) {
        ReadFailure failure = new ReadFailure(ReadFailure.Kind.TASK_DEFINITION, "EcsLabApi:1", why);
        Diagnosis.Inconclusive doubt = new Diagnosis.Inconclusive(
                API, Diagnosis.Inconclusive.Kind.PARTIAL, new OpenQuestion.PartsUnread(List.of(failure)), List.of());
        Plan stuck = new Plan.Escalate(new EscalationReason.Doubt(doubt), Optional.empty(), List.of(API));
        return report(Observations.lab().at(NOW.plus(after)).build(), doubt, List.of(stuck), List.of());
    }

    private static Report doubt(Diagnosis.Inconclusive.Kind kind) {
        Diagnosis.Inconclusive doubt =
                new Diagnosis.Inconclusive(API, kind, new OpenQuestion.ServiceUnread("Rate exceeded"), List.of());
        Plan stuck = new Plan.Escalate(new EscalationReason.Doubt(doubt), Optional.empty(), List.of(API));
        return report(doubt, List.of(stuck), List.of());
    }

    private static final RequiredCapacity REQUIRED = new RequiredCapacity("g", new Capacity(1, 1), new Capacity(4, 4));

    @Test
    void aServiceThatIsNotOursOpensAnIncidentOnlyIfATriggerNamesIt() {
        Diagnosis fargate = new Diagnosis.NotOurs(API, Diagnosis.NotOurs.Kind.FARGATE, List.of());
        Plan hold = new Plan.Hold(
                new HoldReason.LeftToOwner(Diagnosis.NotOurs.Kind.FARGATE),
                Optional.empty(),
                Optional.empty(),
                List.of(API));
        assertThat(Lifecycle.next(API, Optional.empty(), report(fargate, List.of(hold), List.of())))
                .isEmpty();
        Trigger asked = new Trigger.ServiceEvent(
                "e", "SERVICE_TASK_PLACEMENT_FAILURE", new Scope.OneService(API), NOW, "RESOURCE:FARGATE");
        Report byName = new Report(
                asked, Modes.ACT, new Snapshot(Observations.lab().build()), List.of(fargate), List.of(hold), List.of());
        assertThat(next(Optional.empty(), byName).notification().map(NotificationKey::type))
                .contains(NotificationType.HELD);
    }

    @Test
    void aServiceThatIsGoneEndsItsIncident() {
        Incident raised = next(Optional.empty(), report(shortfall(), List.of(raise()), List.of(RAISED)))
                .incident();
        Report without = new Report(
                TICK, Modes.ACT, new Snapshot(Observations.empty().build()), List.of(), List.of(), List.of());
        assertThat(next(Optional.of(raised), without).incident().phase()).isEqualTo(Phase.CLEARED);
    }

    @Test
    void aServiceMissingFromAPartialViewKeepsItsIncident() {
        Incident raised = next(Optional.empty(), report(shortfall(), List.of(raise()), List.of(RAISED)))
                .incident();
        Observation partial = Observations.empty()
                .unread(ReadFailure.Kind.SERVICE_LIST, "EcsLabPublicCluster", "Rate exceeded")
                .build();
        Report without = new Report(TICK, Modes.ACT, new Snapshot(partial), List.of(), List.of(), List.of());
        assertThat(Lifecycle.next(API, Optional.of(raised), without)).isEmpty();
    }

    @Test
    void writesThatAwsRefusesAreOneEventUntilTheGroupIsRaised() {
        Incident incident = Incident.opened(API, NOW);
        for (int minute = 0; minute < 100; minute++) {
            incident = next(Optional.of(incident), refusedAt(minute)).incident();
        }
        assertThat(refusals(incident))
                .containsExactly(new TimelineEvent.WriteRefused(
                        NOW, Observations.GROUP, NOW.plus(Duration.ofMinutes(99)), 100, "Throttling: 99"));

        Incident again = next(Optional.of(incident), refusedAt(99)).incident();
        assertThat(again.timeline()).isEqualTo(incident.timeline());

        Incident raised = incident.plus(
                List.of(new TimelineEvent.Raised(NOW.plus(Duration.ofMinutes(100)), Observations.GROUP, ONE, FOUR)));
        assertThat(refusals(next(Optional.of(raised), refusedAt(101)).incident()))
                .hasSize(2)
                .endsWith(TimelineEvent.WriteRefused.once(
                        NOW.plus(Duration.ofMinutes(101)), Observations.GROUP, "Throttling: 101"));
    }

    private static Report refusedAt(int minute) {
        Outcome throttled = new Outcome.Refused(
                Observations.GROUP,
                Outcome.Refused.Reason.NOT_EXECUTED,
                new WriteObstacle.AwsAnswer("Throttling: " + minute));
        Instant at = NOW.plus(Duration.ofMinutes(minute));
        return report(Observations.lab().at(at).build(), shortfall(), List.of(raise()), List.of(throttled));
    }

    private static List<TimelineEvent.WriteRefused> refusals(Incident incident) {
        return incident.timeline().of(TimelineEvent.WriteRefused.class).toList();
    }

    private static Optional<NotificationType> notificationAt(Incident before, Plan plan, Duration later) {
        return next(Optional.of(before), reconciliationAt(plan, later))
                .notification()
                .map(NotificationKey::type);
    }

    private static Report reconciliationAt(Plan plan, Duration later) {
        return report(Observations.lab().at(NOW.plus(later)).build(), shortfall(), List.of(plan), List.of());
    }

    private static Step next(Optional<Incident> before, Report report) {
        return Lifecycle.next(API, before, report).orElseThrow();
    }

    private static Report report(Diagnosis diagnosis, List<Plan> plans, List<Outcome> outcomes) {
        return report(Observations.lab().build(), diagnosis, plans, outcomes);
    }

    private static Report report(Observation seen, Diagnosis diagnosis, List<Plan> plans, List<Outcome> outcomes) {
        return new Report(TICK, Modes.ACT, new Snapshot(seen), List.of(diagnosis), plans, outcomes);
    }

    private static Observation withGroupAt(Observation seen, Capacity capacity) {
        return seen.withGroups(List.of(AGroup.named(Observations.GROUP)
                .capacity(capacity.desired(), capacity.max())
                .ceiling(10)
                .instance("i-1")
                .build()));
    }

    private static Diagnosis shortfall() {
        return new Diagnosis.CapacityShortfall(
                API,
                Diagnosis.CapacityShortfall.Kind.MEMORY,
                List.of(new UnplacedTasks("d", Observations.TASK_DEFINITION, 3)),
                List.of(Observations.GROUP),
                List.of());
    }

    private static Diagnosis converging() {
        return new Diagnosis.Converging(
                API,
                Diagnosis.Converging.Progress.CAPACITY_ON_ITS_WAY,
                List.of(),
                NOW.plus(Duration.ofMinutes(10)),
                List.of());
    }

    private static Diagnosis noGap() {
        return new Diagnosis.NoGap(API, List.of());
    }

    private static Plan raise() {
        SizingProof proof = new SizingProof(3, 3, 3, Bound.Dimension.MEMORY, Optional.empty(), 1, List.of());
        return new Plan.RaiseCapacity(Observations.GROUP, ONE, FOUR, proof, List.of(), List.of(API));
    }
}
