package ecsremediation.incident;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.event.ServiceName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads incidents as version 1.0.0 stored them. Version 1.0.0 stored sentences where this version stores
 * types. It did not store the first sighting of a cause; the beginning of the incident replaces it, as 1.0.0
 * counted from there.
 */
final class Version1Incident {
    /** The first sentence of a copy in version 1.0.0, which stored nothing else that marks one. */
    private static final String COPY = "You may have this message already.";

    private final JsonNode tree;
    private final ServiceName service;
    private final Version1Texts texts;

    private Version1Incident(JsonNode tree) {
        this.tree = tree;
        service = new ServiceName(text(tree.path("service"), "cluster"), text(tree.path("service"), "service"));
        texts = new Version1Texts(service);
    }

    static Incident read(JsonNode tree) throws UnreadableIncidentException {
        try {
            return new Version1Incident(tree).incident();
        } catch (IllegalArgumentException | DateTimeException broken) {
            throw new UnreadableIncidentException(
                    SkippedRow.Reason.UNREADABLE,
                    "it does not have the form of version 1.0.0: " + broken.getMessage(),
                    broken);
        }
    }

    private Incident incident() {
        Instant openedAt = time(tree, "openedAt");
        Optional<CauseSighting> found =
                Version1Texts.cause(text(tree, "cause")).map(cause -> new CauseSighting(cause, openedAt));
        List<SentNotification> sent = notifications();
        return new Incident(
                service,
                openedAt,
                Incident.Phase.valueOf(text(tree, "phase")),
                found.filter(c -> !c.cause().isDoubt()),
                Optional.empty(),
                found.filter(c -> c.cause().isDoubt()),
                new IncidentTimeline(timeline(sent)),
                time(tree, "nextLook"),
                tree.path("deadline").isTextual() ? Optional.of(time(tree, "deadline")) : Optional.empty(),
                new SentNotifications(sent),
                pending(sent),
                Outbox.EMPTY,
                tree.path("version").asLong());
    }

    private List<TimelineEvent> timeline(List<SentNotification> sent) {
        List<TimelineEvent> timeline = new ArrayList<>();
        for (JsonNode event : tree.path("milestones")) {
            timeline.add(texts.event(time(event, "at"), text(event, "what"), sent));
        }
        return timeline;
    }

    /** Several keys of 1.0.0 that differ in a number alone are one key now. The newest of them counts. */
    private List<SentNotification> notifications() {
        List<SentNotification> all = new ArrayList<>();
        for (JsonNode one : notified()) {
            NotificationKey key = texts.key(text(one, "key"));
            all.removeIf(n -> n.key().equals(key));
            all.add(new SentNotification(time(one, "at"), key, one.path("times").asInt(1)));
        }
        all.sort(Comparator.comparing(SentNotification::at));
        return all;
    }

    /** Versions before 1.0.0 stored the last notification alone, as {@code lastTold}. */
    private Iterable<JsonNode> notified() {
        JsonNode last = tree.path("lastTold");
        return tree.has("told") || !last.isObject() ? tree.path("told") : List.of(last);
    }

    private List<IncidentMessage> pending(List<SentNotification> sent) {
        List<IncidentMessage> pending = new ArrayList<>();
        for (JsonNode one : tree.path("unsent")) {
            String headline = text(one.path("entry"), "headline");
            pending.add(new IncidentMessage(
                    text(one, "id"),
                    texts.headline(headline, sent).key(),
                    text(one, "subject"),
                    text(one, "text"),
                    text(one, "chat"),
                    new DigestEntry(headline, text(one.path("entry"), "line")),
                    one.path("digest").isTextual() ? Optional.of(text(one, "digest")) : Optional.empty(),
                    text(one, "text").startsWith(COPY)));
        }
        return pending;
    }

    private static Instant time(JsonNode node, String field) {
        return Instant.parse(text(node, field));
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("field " + field + " is no text");
        }
        return value.textValue();
    }
}
