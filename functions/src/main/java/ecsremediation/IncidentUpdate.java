package ecsremediation;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Deadlines;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Incident.Phase;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.lifecycle.Lifecycle;
import ecsremediation.lifecycle.Report;
import ecsremediation.report.DigestKey;
import ecsremediation.report.DigestSubject;
import ecsremediation.report.MessageContext;
import ecsremediation.report.MessageDraft;
import ecsremediation.report.MessageRenderer;
import ecsremediation.report.Stack;
import ecsremediation.report.StepContext;
import ecsremediation.report.StepEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The change that a reconciliation makes to one incident, before the store has it.
 *
 * @param incident its pending messages of earlier reconciliations are marked as copies
 * @param message the message of this reconciliation; empty where there is none
 * @param isStored whether the store has the incident in this form
 */
record IncidentUpdate(Incident incident, Optional<MessageDraft> message, boolean isStored) {

    /**
     * Computes the change that a reconciliation makes to a service's incident.
     *
     * @param before the incident as the store has it; empty if there is none
     * @return empty if nothing changes, or if another process works on the incident
     */
    static Optional<IncidentUpdate> of(ServiceName service, Optional<Incident> before, Report report, Stack stack) {
        Instant now = report.observation().takenAt();
        if (before.filter(i -> isTakenByOthers(i, now)).isPresent()) {
            return Optional.empty();
        }
        if (before.filter(i -> i.phase() == Phase.CLEARED && !Lifecycle.reopens(i, report))
                .isPresent()) {
            return before.map(left -> takenOver(left, now));
        }
        return Lifecycle.next(service, before, report)
                .map(step -> of(step, report, stack))
                .filter(update -> !update.changesNothing(before, now));
    }

    private static IncidentUpdate of(Lifecycle.Step step, Report report, Stack stack) {
        Incident after = step.incident();
        return new IncidentUpdate(
                after.withPending(copies(after)),
                step.notification().map(key -> MessageRenderer.draft(new MessageContext(key, after, report), stack)),
                false);
    }

    /** The same change with the steps that it adds for the event bus. */
    IncidentUpdate withSteps(Optional<Incident> before, Report report, Stack stack) {
        StepContext context = new StepContext(
                before,
                incident,
                message.map(MessageDraft::about),
                message.map(MessageDraft::key).map(DigestKey::message),
                report);
        return isStored ? this : new IncidentUpdate(StepEvents.added(context, stack), message, false);
    }

    /** Pending messages belong to the process that stored them until the incident is due. */
    private static boolean isTakenByOthers(Incident incident, Instant now) {
        return !incident.pending().isEmpty() && incident.nextReconciliation().isAfter(now);
    }

    /**
     * Takes over a cleared incident that another process did not close. That process may have sent the
     * pending messages, so they become copies. The incident is due again only after this reconciliation
     * had time to send them.
     */
    private static IncidentUpdate takenOver(Incident left, Instant now) {
        if (left.pending().isEmpty()) {
            return new IncidentUpdate(left, Optional.empty(), true);
        }
        Incident taken = left.moved(left.phase(), now.plus(Deadlines.NEXT_RECONCILIATION))
                .withPending(copies(left));
        return new IncidentUpdate(taken, Optional.empty(), false);
    }

    private static List<IncidentMessage> copies(Incident incident) {
        return incident.pending().stream().map(MessageRenderer::again).toList();
    }

    /**
     * A reconciliation before the due time that changes nothing is not stored. Otherwise many handlers at
     * once would block each other.
     */
    private boolean changesNothing(Optional<Incident> before, Instant now) {
        return message.isEmpty()
                && incident.outbox().waiting().isEmpty()
                && before.filter(i -> i.nextReconciliation().isAfter(now))
                        .filter(i -> i.moved(i.phase(), incident.nextReconciliation())
                                .equals(incident))
                        .isPresent();
    }

    /**
     * The message of this reconciliation if a digest may carry it. With older messages pending it may not,
     * because those are sent first.
     */
    Optional<MessageDraft> shareable() {
        return message.filter(_ -> incident.pending().isEmpty());
    }

    /**
     * The incident with all its pending messages.
     *
     * @param digests ids of the digests of this reconciliation's messages, by what the messages share
     * @param whole the digests of which the store has one message whole
     */
    Incident withMessage(Map<DigestSubject, String> digests, Set<String> whole) {
        Optional<IncidentMessage> together = shareable()
                .flatMap(draft -> Optional.ofNullable(digests.get(draft.key().subject()))
                        .map(id -> (whole.contains(id) ? draft.brief() : draft.whole()).in(id)));
        Stream<IncidentMessage> added = together.or(() -> message.map(MessageDraft::whole)).stream();
        return incident.withPending(
                Stream.concat(incident.pending().stream(), added).toList());
    }
}
