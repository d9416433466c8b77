package ecsremediation.incident;

import ecsremediation.event.ServiceName;
import ecsremediation.model.CapacityAction;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service's trouble from the first sight of its gap until the service has recovered or is gone. At most one is open per
 * service.
 *
 * @param openedAt when the gap was first seen; with the service's name, the incident's identity
 * @param cause the newest cause that is neither progress nor doubt, and since when it has been found
 * @param progress what is under way by itself, and since when; empty where the newest reconciliation without a doubt found
 *     a cause
 * @param doubt the doubt that the newest reconciliation had, and since when one has followed the other; empty where the
 *     newest reconciliation had none
 * @param timeline what happened so far, in the order in which it was noted
 * @param nextReconciliation when the tick reconciles the cluster for it
 * @param deadline when what it waits for should have happened; empty where it waits for nothing
 * @param notifications what the operators were told since the last raise, newest last, each key once, at most
 *     {@value #NOTIFICATIONS_MOST}
 * @param pending messages that are decided and not known to be delivered, oldest first
 * @param version counts the writes; 0 for an incident that was never stored
 */
public record Incident(
        ServiceName service,
        Instant openedAt,
        Phase phase,
        Optional<CauseSighting> cause,
        Optional<CauseSighting> progress,
        Optional<CauseSighting> doubt,
        List<TimelineEvent> timeline,
        Instant nextReconciliation,
        Optional<Instant> deadline,
        List<SentNotification> notifications,
        List<Message> pending,
        long version) {
    /** An incident has a handful of keys; more only come from a fault. */
    static final int NOTIFICATIONS_MOST = 8;

    public Incident {
        timeline = List.copyOf(timeline);
        notifications = notifications.stream()
                .skip(Math.max(0, notifications.size() - NOTIFICATIONS_MOST))
                .toList();
        pending = List.copyOf(pending);
    }

    /** The incident of a service whose gap was not seen before. */
    public static Incident opened(ServiceName service, Instant now) {
        return new Incident(
                service,
                now,
                Phase.NOTICED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new TimelineEvent.GapSeen(now)),
                now.plus(Deadlines.NEXT_RECONCILIATION),
                Optional.empty(),
                List.of(),
                List.of(),
                0);
    }

    /** Whether a raise of ours is in the timeline. */
    public boolean knows(CapacityAction raise) {
        return timeline.contains(TimelineEvent.Raised.of(raise));
    }

    /** Whether the timeline has so many units of the group in service, at whatever time. */
    public boolean hasInService(String group, int units) {
        return timeline.stream()
                .anyMatch(e -> e instanceof TimelineEvent.InService there
                        && there.group().equals(group)
                        && there.units() == units);
    }

    /** Whether the timeline has so many units of the group registered, at whatever time. */
    public boolean hasRegistered(String group, int units) {
        return timeline.stream()
                .anyMatch(e -> e instanceof TimelineEvent.Registered there
                        && there.group().equals(group)
                        && there.units() == units);
    }

    /**
     * The same incident after an operator said that whatever held it back is settled. It is due at once, whatever the
     * operator's clock says. A message that may be on its way is left to the process that sends it, until its time is up.
     */
    public Incident resumed(Instant at, String by) {
        return moved(phase, pending.isEmpty() ? openedAt : nextReconciliation)
                .plus(List.of(new TimelineEvent.Resumed(at, by)));
    }

    /** When an operator last resumed. */
    public Optional<Instant> resumedAt() {
        return timeline.stream()
                .filter(TimelineEvent.Resumed.class::isInstance)
                .map(TimelineEvent::at)
                .max(Comparator.naturalOrder());
    }

    /** The same incident in that phase, due at that time. */
    public Incident moved(Phase to, Instant next) {
        return new Incident(
                service,
                openedAt,
                to,
                cause,
                progress,
                doubt,
                timeline,
                next,
                deadline,
                notifications,
                pending,
                version);
    }

    /** The same incident with more in its timeline. */
    public Incident plus(List<TimelineEvent> more) {
        List<TimelineEvent> all =
                Stream.concat(timeline.stream(), more.stream()).toList();
        return new Incident(
                service,
                openedAt,
                phase,
                cause,
                progress,
                doubt,
                all,
                nextReconciliation,
                deadline,
                notifications,
                pending,
                version);
    }

    /**
     * The same incident after a reconciliation that found that cause. The first sight stays while the cause does; a doubt
     * in between does not end it.
     */
    public Incident found(Cause found, Instant now) {
        CauseSighting sighting = new CauseSighting(found, now);
        if (found.isDoubt()) {
            return sighted(cause, progress, Optional.of(lasting(doubt, sighting)));
        }
        Optional<CauseSighting> current = Optional.of(lasting(current(), sighting));
        return found.isProgress()
                ? sighted(cause, current, Optional.empty())
                : sighted(current, Optional.empty(), Optional.empty());
    }

    private Incident sighted(
            Optional<CauseSighting> trouble, Optional<CauseSighting> underWay, Optional<CauseSighting> unclear) {
        return new Incident(
                service,
                openedAt,
                phase,
                trouble,
                underWay,
                unclear,
                timeline,
                nextReconciliation,
                deadline,
                notifications,
                pending,
                version);
    }

    /** What the newest reconciliation without a doubt found, and since when. */
    public Optional<CauseSighting> current() {
        return progress.or(() -> cause);
    }

    private static CauseSighting lasting(Optional<CauseSighting> before, CauseSighting now) {
        return before.filter(b -> b.cause().isSameTrouble(now.cause()))
                .map(b -> new CauseSighting(now.cause(), b.firstSeen()))
                .orElse(now);
    }

    /** What the newest reconciliation found. */
    public Optional<Cause> newestCause() {
        return doubt.or(this::current).map(CauseSighting::cause);
    }

    /** Why tasks are missing, for operators: progress alone does not replace the cause that came before it. */
    public Optional<Cause> mainCause() {
        return doubt.or(() -> cause).or(() -> progress).map(CauseSighting::cause);
    }

    /** The same incident, waiting until then. */
    public Incident until(Instant end) {
        return new Incident(
                service,
                openedAt,
                phase,
                cause,
                progress,
                doubt,
                timeline,
                nextReconciliation,
                Optional.of(end),
                notifications,
                pending,
                version);
    }

    /** What the operators were told last. */
    public Optional<SentNotification> lastNotification() {
        return notifications.isEmpty() ? Optional.empty() : Optional.of(notifications.getLast());
    }

    /** What they were told under that key since the last raise. */
    public Optional<SentNotification> notification(NotificationKey key) {
        return notifications.stream().filter(n -> n.key().equals(key)).findFirst();
    }

    /** The same incident with that notification in place of an earlier one with its key. */
    public Incident notified(SentNotification now) {
        Stream<SentNotification> others =
                notifications.stream().filter(n -> !n.key().equals(now.key()));
        return withNotifications(Stream.concat(others, Stream.of(now)).toList());
    }

    /** The same incident, in which every key is new again. */
    public Incident withoutNotifications() {
        return withNotifications(List.of());
    }

    private Incident withNotifications(List<SentNotification> all) {
        return new Incident(
                service,
                openedAt,
                phase,
                cause,
                progress,
                doubt,
                timeline,
                nextReconciliation,
                deadline,
                all,
                pending,
                version);
    }

    /** The same incident with these messages to send. */
    public Incident withPending(List<Message> messages) {
        return new Incident(
                service,
                openedAt,
                phase,
                cause,
                progress,
                doubt,
                timeline,
                nextReconciliation,
                deadline,
                notifications,
                messages,
                version);
    }

    /** The same incident as the store keeps it. */
    public Incident stored(long asVersion) {
        return new Incident(
                service,
                openedAt,
                phase,
                cause,
                progress,
                doubt,
                timeline,
                nextReconciliation,
                deadline,
                notifications,
                pending,
                asVersion);
    }

    /** Where an incident stands. */
    public enum Phase {
        /** Seen, and held for a reason. */
        NOTICED,
        /** Capacity was raised, or would have been in observe mode; the tasks are waited for. */
        RAISED,
        /** An operator has to act, and was told. */
        ESCALATED,
        /** The gap is gone. */
        CLEARED
    }

    /**
     * A message for the operators, rendered and ready.
     *
     * @param id the same in every delivery of it, so that a repeated one can be recognised
     * @param key what it is about
     * @param subject under 100 characters, one line
     * @param text the e-mail's body, plain text
     * @param chat the chat message's JSON
     * @param entry what stands for it where several messages are sent as one
     * @param digest id of the one message in which it is sent together with others; empty where it is sent by itself
     * @param copy whether an earlier attempt to send it may have succeeded, and its text says so
     */
    public record Message(
            String id,
            NotificationKey key,
            String subject,
            String text,
            String chat,
            DigestEntry entry,
            Optional<String> digest,
            boolean copy) {

        /** A message that is sent for the first time, by itself. */
        public Message(String id, NotificationKey key, String subject, String text, String chat, DigestEntry entry) {
            this(id, key, subject, text, chat, entry, Optional.empty(), false);
        }

        /** The same message, sent together with others. */
        public Message in(String digestId) {
            return new Message(id, key, subject, text, chat, entry, Optional.of(digestId), copy);
        }

        /** The id of what the operators get: of the digest, or of the message itself. */
        public String sentAs() {
            return digest.orElse(id);
        }
    }

    /**
     * A message's line in a digest.
     *
     * @param headline the notification in one line, without numbers of its service
     * @param line what it says of its service
     */
    public record DigestEntry(String headline, String line) {}
}
