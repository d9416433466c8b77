package ecsremediation;

import ecsremediation.event.ServiceName;
import ecsremediation.lifecycle.Lifecycle;
import ecsremediation.model.Incident;
import ecsremediation.model.Incident.Message;
import ecsremediation.model.Incident.Phase;
import ecsremediation.report.MessageContext;
import ecsremediation.report.MessageDraft;
import ecsremediation.report.MessageRenderer;
import ecsremediation.report.Report;
import ecsremediation.report.Stack;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a look makes of one incident, before it is stored.
 *
 * @param incident with the messages that earlier looks left, as copies
 * @param news the message of this look, if it has any
 * @param isStored whether the store has the incident like this
 */
record IncidentUpdate(Incident incident, Optional<MessageDraft> news, boolean isStored) {

    /**
     * What this look makes of a service's incident.
     *
     * @param before the incident as it is now, where there is one
     * @return empty where it is nothing, or none of ours
     */
    static Optional<IncidentUpdate> of(ServiceName service, Optional<Incident> before, Report report, Stack stack) {
        Instant now = report.observation().takenAt();
        if (before.filter(i -> isInOtherHands(i, now)).isPresent()) {
            return Optional.empty();
        }
        if (before.filter(i -> i.phase() == Phase.CLEARED).isPresent()) {
            return before.map(left -> takenOver(left, now));
        }
        return Lifecycle.next(service, before, report)
                .map(step -> of(step, report, stack))
                .filter(move -> !move.isNothingNew(before, now));
    }

    private static IncidentUpdate of(Lifecycle.Step step, Report report, Stack stack) {
        Incident after = step.incident();
        return new IncidentUpdate(
                after.sending(
                        after.unsent().stream().map(MessageRenderer::again).toList()),
                step.news().map(news -> MessageRenderer.draft(new MessageContext(news, after, report), stack)),
                false);
    }

    /** Messages that are not known to be delivered belong to the process that stored them, until the next look is due. */
    private static boolean isInOtherHands(Incident incident, Instant now) {
        return !incident.unsent().isEmpty() && incident.nextLook().isAfter(now);
    }

    /** A cleared incident that another process left before its end. */
    private static IncidentUpdate takenOver(Incident left, Instant now) {
        return left.unsent().isEmpty()
                ? new IncidentUpdate(left, Optional.empty(), true)
                : new IncidentUpdate(Lifecycle.takenOver(left, now), Optional.empty(), false);
    }

    /** A look in between that changes nothing is not written down: many handlers at once would be in each other's way. */
    private boolean isNothingNew(Optional<Incident> before, Instant now) {
        return news.isEmpty()
                && before.filter(i -> i.nextLook().isAfter(now))
                        .filter(i -> i.moved(i.phase(), incident.nextLook()).equals(incident))
                        .isPresent();
    }

    /** The message of this look, where it may be told together with others: nothing older has to be told before it. */
    Optional<MessageDraft> shareable() {
        return news.filter(_ -> incident.unsent().isEmpty());
    }

    /**
     * The incident with everything it has to say.
     *
     * @param digests ids of the digests that this look's news makes, by headline
     * @param whole the digests of which the store has one message whole
     */
    Incident withNews(Map<String, String> digests, Set<String> whole) {
        Optional<Message> together = shareable()
                .flatMap(draft -> Optional.ofNullable(digests.get(draft.key().headline()))
                        .map(id -> (whole.contains(id) ? draft.brief() : draft.whole()).in(id)));
        Stream<Message> said = together.or(() -> news.map(MessageDraft::whole)).stream();
        return incident.sending(Stream.concat(incident.unsent().stream(), said).toList());
    }
}
