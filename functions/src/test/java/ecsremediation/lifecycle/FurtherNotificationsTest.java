package ecsremediation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.UnplacedTasks;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.fixture.Modes;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.DigestEntry;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.PostponedNotifications;
import ecsremediation.incident.Snapshot;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.Capacity;
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
import org.junit.jupiter.api.Test;

/** What operators are notified of together, after many messages about a service. */
final class FurtherNotificationsTest {
    private static final Instant NOW = Observations.NOW;
    private static final ServiceName API = new ServiceName(Observations.CLUSTER, Observations.SERVICE);
    private static final String GROUP = Observations.GROUP;
    private static final RequiredCapacity REQUIRED =
            new RequiredCapacity(GROUP, new Capacity(1, 1), new Capacity(4, 4));
    private static final Plan WAIT = hold(new HoldReason.CapacityForEveryTask());
    private static final Plan RATE = hold(new HoldReason.RaisesUsedUp(Optional.empty(), 4, 20, REQUIRED));
    private static final Plan NO_CEILING =
            new Plan.Escalate(new EscalationReason.NoCeilingTag(REQUIRED), Optional.of(GROUP), List.of(API));

    private Incident incident = Incident.opened(API, NOW);
    private final List<String> notified = new ArrayList<>();

    @Test
    void raisesAreReportedTogetherAnHourAfterTheLastMessageAboutARaise() {
        for (int minute = 0; minute < 8; minute++) {
            deliver(raise(minute, minute + 1));
        }
        assertThat(notified).containsExactly("0 RAISED", "1 RAISED", "2 RAISED", "3 RAISED");

        for (int minute = 8; minute <= 70; minute++) {
            deliver(plan(WAIT, minute));
        }

        assertThat(notified).endsWith("3 RAISED", "63 FURTHER_RAISES");
        assertThat(reportedAt(63).raises())
                .extracting(raise -> raise.to().desired())
                .containsExactly(6, 7, 8, 9);
        assertThat(incident.timeline().unreported().events()).isEmpty();
    }

    @Test
    void aRaiseThatWaitsIsNotReportedByAMessageDecidedBeforeIt() {
        for (int minute = 0; minute < 4; minute++) {
            deliver(raise(minute, minute + 1));
        }
        step(plan(NO_CEILING, 4), 4);
        step(raise(5, 5), 5);
        deliverPending(10);

        assertThat(incident.timeline().unreported().raises())
                .extracting(r -> r.to().desired())
                .containsExactly(6);
        deliver(plan(RATE, 69));
        assertThat(notified).endsWith("4 NO_CEILING", "69 ACTION_RATE");
        deliver(plan(RATE, 70));
        assertThat(notified).endsWith("70 FURTHER_RAISES");
    }

    @Test
    void whatIsStillWrongIsReportedOnceADay() {
        for (int minute = 0; minute < 7; minute++) {
            incident =
                    incident.plus(List.of(new TimelineEvent.Notified(at(minute), key("g" + minute), Optional.empty())));
        }
        for (int minute = 10; minute < 48 * 60; minute += 5) {
            deliver(plan(RATE, minute));
        }

        assertThat(notified.getFirst()).isEqualTo("370 STILL_WRONG");
        assertThat(reportedAt(370).others())
                .extracting(event -> event.key().kind())
                .containsExactly(NotificationKind.ACTION_RATE);
        assertThat(notified).filteredOn(n -> n.endsWith("STILL_WRONG")).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void theAllClearReportsWhatIsPostponed() {
        for (int minute = 0; minute < 5; minute++) {
            deliver(raise(minute, minute + 1));
        }
        assertThat(incident.timeline().unreported().raises()).hasSize(1);

        deliver(recovered(6));

        assertThat(notified).endsWith("3 RAISED", "6 CLEARED");
        assertThat(incident.timeline().unreported().events()).isEmpty();
    }

    @Test
    void aPostponedRaiseIsReportedWhileARecoveryHasToLast() {
        deliver(raise(0, 1));
        incident = incident.recovering(at(1)).reopened(at(121));
        for (int minute = 121; minute < 125; minute++) {
            deliver(raise(minute, minute));
        }

        Lifecycle.Step recovering = step(recovered(130), 130);

        assertThat(recovering.incident().phase()).isNotEqualTo(Incident.Phase.CLEARED);
        assertThat(recovering.incident().nextReconciliation()).isEqualTo(at(135));
        deliver(recovered(183));
        assertThat(notified).endsWith("183 FURTHER_RAISES");
        deliver(recovered(188));
        assertThat(incident.nextReconciliation()).isEqualTo(at(250));
    }

    @Test
    void aMessageThatWasNotSentIsTriedAgainWhileARecoveryHasToLast() {
        deliver(raise(0, 1));
        incident = incident.recovering(at(1)).reopened(at(121));
        step(raise(121, 2), 121);

        Lifecycle.Step unsent = step(recovered(125), 125);
        deliverPending(127);
        Lifecycle.Step sent = step(recovered(130), 130);

        assertThat(unsent.incident().nextReconciliation()).isEqualTo(at(130));
        assertThat(sent.incident().nextReconciliation()).isEqualTo(at(245));
    }

    @Test
    void aPostponedRaiseIsReportedBeforeTheIncidentOfADeletedServiceEnds() {
        for (int minute = 0; minute < 5; minute++) {
            deliver(raise(minute, minute + 1));
        }
        deliver(gone(6));
        assertThat(incident.phase()).isEqualTo(Incident.Phase.RAISED);

        deliver(gone(63));

        assertThat(notified).endsWith("63 FURTHER_RAISES");
        assertThat(incident.phase()).isEqualTo(Incident.Phase.CLEARED);
    }

    private PostponedNotifications reportedAt(int minute) {
        return incident.timeline().reported(at(minute));
    }

    /** Reconciles and sends the message, if there is one. */
    private void deliver(Report report) {
        int minute = (int) Duration.between(NOW, report.observation().takenAt()).toMinutes();
        step(report, minute);
        deliverPending(minute);
    }

    private Lifecycle.Step step(Report report, int minute) {
        Lifecycle.Step step = Lifecycle.next(API, Optional.of(incident), report).orElseThrow();
        incident = step.incident();
        step.notification().ifPresent(key -> {
            notified.add(minute + " " + key.kind());
            List<IncidentMessage> pending = new ArrayList<>(incident.pending());
            pending.add(new IncidentMessage("id", key, "subject", "text", "{}", new DigestEntry("h", "l")));
            incident = incident.withPending(pending);
        });
        return step;
    }

    private void deliverPending(int minute) {
        for (IncidentMessage message : incident.pending()) {
            incident =
                    incident.plus(List.of(new TimelineEvent.Notified(at(minute), message.key(), incident.mainCause())));
        }
        incident = incident.withPending(List.of());
    }

    private static Report raise(int minute, int from) {
        Capacity before = new Capacity(from, from);
        Capacity after = new Capacity(from + 1, from + 1);
        SizingProof proof = new SizingProof(1, 1, 1, Bound.Dimension.MEMORY, Optional.empty(), 1, List.of());
        Plan plan = new Plan.RaiseCapacity(GROUP, before, after, proof, List.of(), List.of(API));
        return report(
                shortfall(), List.of(plan), List.of(new Outcome.Raised(GROUP, before, after, at(minute))), minute);
    }

    private static Report plan(Plan plan, int minute) {
        return report(shortfall(), List.of(plan), List.of(), minute);
    }

    private static Report recovered(int minute) {
        return report(new Diagnosis.NoGap(API, List.of()), List.of(), List.of(), minute);
    }

    private static Report gone(int minute) {
        return new Report(
                new Trigger.Tick(at(minute)),
                Modes.ACT,
                new Snapshot(Observations.empty().at(at(minute)).build()),
                List.of(),
                List.of(),
                List.of());
    }

    private static Report report(Diagnosis diagnosis, List<Plan> plans, List<Outcome> outcomes, int minute) {
        return new Report(
                new Trigger.Tick(at(minute)),
                Modes.ACT,
                new Snapshot(Observations.lab().at(at(minute)).build()),
                List.of(diagnosis),
                plans,
                outcomes);
    }

    private static Diagnosis shortfall() {
        return new Diagnosis.CapacityShortfall(
                API,
                Diagnosis.CapacityShortfall.Kind.MEMORY,
                List.of(new UnplacedTasks("d", Observations.TASK_DEFINITION, 3)),
                List.of(GROUP),
                List.of());
    }

    private static Plan hold(HoldReason why) {
        return new Plan.Hold(why, Optional.of(GROUP), Optional.empty(), List.of(API));
    }

    private static NotificationKey key(String group) {
        return new NotificationKey(NotificationKind.NO_CEILING, API, group);
    }

    private static Instant at(int minute) {
        return NOW.plus(Duration.ofMinutes(minute));
    }
}
