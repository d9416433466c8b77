package ecsremediation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.UnplacedTasks;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.fixture.Modes;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.Incident;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.NotificationType;
import ecsremediation.incident.SentNotification;
import ecsremediation.incident.Snapshot;
import ecsremediation.lifecycle.Lifecycle.Step;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.JudgedRaise;
import ecsremediation.model.LaunchSource;
import ecsremediation.model.Observation;
import ecsremediation.placement.Bound;
import ecsremediation.plan.EscalationReason;
import ecsremediation.plan.HoldReason;
import ecsremediation.plan.Plan;
import ecsremediation.plan.RequiredCapacity;
import ecsremediation.plan.SizingProof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often an operator is notified of the same condition, reconciled every 5 minutes. */
final class RepetitionsTest {
    private static final Instant NOW = Observations.NOW;
    private static final ServiceName API = new ServiceName(Observations.CLUSTER, Observations.SERVICE);
    private static final Capacity ONE = new Capacity(1, 1);
    private static final Capacity FOUR = new Capacity(4, 4);
    private static final int RECONCILIATIONS_PER_DAY = 24 * 12;
    private static final RequiredCapacity REQUIRED =
            new RequiredCapacity(Observations.GROUP, new Capacity(1, 1), new Capacity(4, 4));
    private static final Plan LATE =
            escalation(new EscalationReason.TasksOverdue(Optional.empty(), new HoldReason.CapacityForEveryTask()));
    private static final Plan DOUBT = escalation(new EscalationReason.NotRead(List.of(), REQUIRED));
    private static final Plan RATE = hold(new HoldReason.RaisesUsedUp(Optional.empty(), 4, 20, REQUIRED));
    private static final Plan PAUSE = hold(new HoldReason.AlarmMuted("alarm"));

    @Test
    void anEscalationThatLastsADayIsNotifiedFourTimes() {
        assertThat(notifiedAtMinutes(reconcile -> LATE)).containsExactly(0, 60, 5 * 60, 17 * 60);
    }

    @Test
    void escalationsThatAlternateAreEachNotifiedAsOftenAsAlone() {
        List<Plan> turns = List.of(LATE, DOUBT);

        assertThat(notifiedAtMinutes(reconcile -> turns.get(reconcile % 2)))
                .containsExactly(0, 5, 60, 65, 5 * 60, 5 * 60 + 5, 17 * 60, 17 * 60 + 5);
    }

    @Test
    void anEscalationAndAHoldThatAlternateAreEachNotifiedAsOftenAsAlone() {
        List<Plan> turns = List.of(RATE, RATE, RATE, LATE, PAUSE);

        assertThat(notifiedAtMinutes(reconcile -> turns.get(reconcile % 5))).hasSize(4 + 4 + 1);
    }

    @Test
    void anEscalationThatReturnsIsNotifiedIfItsIntervalHasPassed() {
        assertThat(notifiedAtMinutes(reconcile -> reconcile >= 12 && reconcile < 60 ? DOUBT : LATE))
                .containsExactly(0, 60, 120, 300, 540, 1260);
    }

    @Test
    void afterARaiseEveryEscalationIsNotifiedAgain() {
        Incident notified = reconcile(Incident.opened(API, NOW), LATE, 0).incident();
        assertThat(reconcile(notified, LATE, 1).notification()).isEmpty();

        Plan plan = raise();
        Outcome outcome = new Outcome.Raised(Observations.GROUP, ONE, FOUR, NOW.plus(Duration.ofMinutes(10)));
        Incident raised =
                next(notified, report(List.of(plan), List.of(outcome), 2)).incident();

        assertThat(raised.notifications()).hasSize(1);
        assertThat(reconcile(raised, LATE, 3).notification().map(NotificationKey::type))
                .contains(NotificationType.ESCALATED);
    }

    @Test
    void onlyTheNewestEightKeysAreStored() {
        Incident incident = Incident.opened(API, NOW);
        for (int i = 1; i <= 10; i++) {
            incident = incident.notified(new SentNotification(NOW, key(i), 1));
        }
        incident = incident.notified(new SentNotification(NOW, key(3), 2));

        assertThat(incident.notifications())
                .extracting(SentNotification::key)
                .containsExactly(key(4), key(5), key(6), key(7), key(8), key(9), key(10), key(3));
        assertThat(incident.notifications().last().map(SentNotification::times)).contains(2);
    }

    /** The action item about a useless raise was sent an hour before the next raise; time alone ended the stop. */
    @ParameterizedTest
    @CsvSource({"1, false", "0, true"})
    void anActionItemIsNotNewAfterARaiseThatOnlyTriesAgain(int templateVersion, boolean isNew) {
        NotificationKey useless = new NotificationKey(NotificationKind.NOT_RESOLVED, API, Observations.GROUP);
        Incident notified = Incident.opened(API, NOW.minus(Duration.ofHours(7)))
                .notified(new SentNotification(NOW.minus(Duration.ofHours(1)), useless, 3));
        CapacityAction before =
                new CapacityAction(Observations.GROUP, NOW.minus(Duration.ofHours(6)), ONE, FOUR, "tick", List.of(API));
        Observations lab = Observations.lab()
                .with(before)
                .with(new JudgedRaise(
                        Observations.GROUP,
                        before.at(),
                        before.at(),
                        List.of(API),
                        List.of(),
                        new LaunchSource("lt-0123456789abcdef0:" + templateVersion, List.of("t3.micro"))));
        Outcome again = new Outcome.Raised(Observations.GROUP, ONE, FOUR, NOW);

        Step raised = next(notified, report(lab.build(), List.of(raise()), List.of(again)));

        assertThat(raised.notification().map(NotificationKey::type)).contains(NotificationType.RAISED);
        assertThat(raised.incident().notifications().of(useless).isEmpty()).isEqualTo(isNew);
    }

    private static NotificationKey key(int group) {
        return new NotificationKey(NotificationKind.NO_CEILING, API, "group-" + group);
    }

    /**
     * The minutes of a day in which an operator is notified, if reconciliation number i ends in {@code
     * plans(i)}.
     */
    private static List<Integer> notifiedAtMinutes(IntFunction<Plan> plans) {
        Incident incident = Incident.opened(API, NOW);
        List<Integer> minutes = new ArrayList<>();
        for (int i = 0; i < RECONCILIATIONS_PER_DAY; i++) {
            Step step = reconcile(incident, plans.apply(i), i);
            if (step.notification().isPresent()) {
                minutes.add(5 * i);
            }
            incident = step.incident();
        }
        return minutes;
    }

    private static Step reconcile(Incident before, Plan plan, int number) {
        return next(before, report(List.of(plan), List.of(), number));
    }

    private static Step next(Incident before, Report report) {
        return Lifecycle.next(API, Optional.of(before), report).orElseThrow();
    }

    private static Report report(List<Plan> plans, List<Outcome> outcomes, int number) {
        Instant at = NOW.plus(Duration.ofMinutes(5L * number));
        return report(Observations.lab().at(at).build(), plans, outcomes);
    }

    private static Plan raise() {
        SizingProof proof = new SizingProof(3, 3, 3, Bound.Dimension.MEMORY, Optional.empty(), 1, List.of());
        return new Plan.RaiseCapacity(Observations.GROUP, ONE, FOUR, proof, List.of(), List.of(API));
    }

    private static Report report(Observation seen, List<Plan> plans, List<Outcome> outcomes) {
        Diagnosis shortfall = new Diagnosis.CapacityShortfall(
                API,
                Diagnosis.CapacityShortfall.Kind.MEMORY,
                List.of(new UnplacedTasks("d", Observations.TASK_DEFINITION, 3)),
                List.of(Observations.GROUP),
                List.of());
        return new Report(
                new Trigger.Tick(seen.takenAt()), Modes.ACT, new Snapshot(seen), List.of(shortfall), plans, outcomes);
    }

    private static Plan escalation(EscalationReason why) {
        return new Plan.Escalate(why, Optional.of(Observations.GROUP), List.of(API));
    }

    private static Plan hold(HoldReason why) {
        return new Plan.Hold(why, Optional.of(Observations.GROUP), Optional.empty(), List.of(API));
    }
}
