package ecsremediation.incident;

import ecsremediation.event.ServiceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The record of a service with missing tasks, from the first sighting of the gap until the service has
 * recovered or is gone. If tasks are missing again within 24 hours, the same incident goes on. A service has
 * at most one open incident.
 *
 * @param openedAt when the gap was first seen; with the service's name, the incident's identity
 * @param cause the newest cause that is neither progress nor doubt, with its first sighting
 * @param progress what is under way without an action, with its first sighting; empty where the newest
 *     reconciliation without a doubt found a cause
 * @param doubt the doubt of the newest reconciliation, with the first sighting of uninterrupted doubts; empty
 *     where the newest reconciliation had none
 * @param timeline what happened so far
 * @param nextReconciliation when the tick reconciles the cluster for this incident
 * @param deadline when the event that the incident waits for should have happened; empty where it waits for
 *     nothing
 * @param notifications the notifications sent since the last raise
 * @param pending messages that are decided and not known to be delivered, oldest first
 * @param outbox the steps that are to be put on the event bus
 * @param version the number of writes; 0 for an incident that was never stored
 */
public record Incident(
        ServiceName service,
        Instant openedAt,
        Phase phase,
        Optional<CauseSighting> cause,
        Optional<CauseSighting> progress,
        Optional<CauseSighting> doubt,
        IncidentTimeline timeline,
        Instant nextReconciliation,
        Optional<Instant> deadline,
        SentNotifications notifications,
        List<IncidentMessage> pending,
        Outbox outbox,
        long version) {
    public Incident {
        pending = List.copyOf(pending);
    }

    /** A new incident, for a service whose gap was not seen before. */
    public static Incident opened(ServiceName service, Instant now) {
        return new Incident(
                service,
                now,
                Phase.NOTICED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                IncidentTimeline.EMPTY.plus(List.of(new TimelineEvent.GapSeen(now))),
                now.plus(Deadlines.NEXT_RECONCILIATION),
                Optional.empty(),
                SentNotifications.NONE,
                List.of(),
                Outbox.EMPTY,
                0);
    }

    /** {@code CLUSTER/SERVICE/TIME}, with the time at which it was opened. No two incidents of a stack share it. */
    public String id() {
        return service + "/" + openedAt;
    }

    /** When the newest gap was first seen. */
    public Instant gapSince() {
        return timeline.lastGapSeenAt().orElse(openedAt);
    }

    /** The times in which every task ran. */
    public Recoveries recoveries() {
        return Recoveries.of(timeline, cause.map(CauseSighting::cause));
    }

    /** When the present shortage could begin at the earliest: the last recovery, or the first sighting of the gap. */
    public Instant shortageAfter() {
        return recoveries().last().orElse(openedAt);
    }

    /**
     * Whether a gap at that time continues this ended incident: operators were notified of it, and its
     * recovery is at most 24 hours old.
     */
    public boolean continuesAt(Instant now) {
        return lastSaid().isPresent()
                && !timeline.isServiceGone()
                && recoveries()
                        .since()
                        .filter(end -> !end.plus(Recoveries.CONTINUES).isBefore(now))
                        .isPresent();
    }

    /** What the newest reconciliation without a doubt found, with its first sighting. */
    public Optional<CauseSighting> current() {
        return progress.or(() -> cause);
    }

    /** What the newest reconciliation found. */
    public Optional<Cause> newestCause() {
        return doubt.or(this::current).map(CauseSighting::cause);
    }

    /** Why tasks are missing, for operators. Progress alone does not replace the cause found before it. */
    public Optional<Cause> mainCause() {
        return doubt.or(() -> cause).or(() -> progress).map(CauseSighting::cause);
    }

    /** What the last message was about, delivered or pending. Empty if there was none. */
    public Optional<NotificationKey> lastSaid() {
        return Stream.concat(
                        timeline.of(TimelineEvent.Notified.class).map(TimelineEvent.Notified::key),
                        pending.stream().map(IncidentMessage::key))
                .reduce((_, later) -> later)
                .or(() -> notifications.last().map(SentNotification::key));
    }

    /** What the messages of the last 24 hours leave. */
    public NotificationBudget budget(Instant now) {
        return NotificationBudget.of(this, now);
    }

    /** When operators have to be notified again at the latest, if tasks are missing then. */
    public Instant notificationDue() {
        return notifications.nextDue(timeline).orElse(openedAt.plus(Deadlines.FIRST_NOTIFICATION));
    }

    /**
     * When the notification with that key is due again, {@link Instant#MAX} for one that is never repeated. Empty if
     * it was not sent since the last raise.
     */
    public Optional<Instant> repetitionDue(NotificationKey key) {
        return notifications.repetitionDue(key, timeline);
    }

    /**
     * The same incident after a reconciliation that found that cause. The first sighting stays as long as
     * reconciliations find the same cause; a doubt in between does not end it.
     *
     * @param since the time of the reconciliation, or since when the cause existed where AWS says so
     */
    public Incident found(Cause found, Instant since) {
        CauseSighting sighting = new CauseSighting(found, since);
        if (found.isDoubt()) {
            return sighted(cause, progress, Optional.of(sighting.continuing(doubt)));
        }
        Optional<CauseSighting> current = Optional.of(sighting.continuing(current()));
        return found.isProgress()
                ? sighted(cause, current, Optional.empty())
                : sighted(current, Optional.empty(), Optional.empty());
    }

    /**
     * The same incident, of which a part was not read although its cause is known, so that nothing was decided.
     *
     * @param before the doubt of the reconciliation before; its first sighting stays if it is the same
     */
    public Incident unread(Optional<CauseSighting> before, Instant now) {
        return sighted(cause, progress, Optional.of(new CauseSighting(Cause.PARTIAL, now).continuing(before)));
    }

    /** The same incident with these events added to its timeline. */
    public Incident plus(List<TimelineEvent> more) {
        return withTimeline(timeline.plus(more));
    }

    /**
     * The same incident with a refused write. It is one event with the earlier ones of the group since the last
     * raise.
     */
    public Incident refused(TimelineEvent.WriteRefused refused) {
        return withTimeline(timeline.refused(refused));
    }

    /** The same incident while every task runs and it is not certain that this lasts. */
    public Incident recovering(Instant now) {
        return begun(cause.filter(c -> c.cause().isFailureAfterStart()), timeline, new TimelineEvent.Recovered(now));
    }

    /**
     * The same incident after its service lacks tasks again. What was found and awaited before the recovery is
     * dropped, and operators still know what they were notified of. It is due at once.
     */
    public Incident reopened(Instant now) {
        return begun(Optional.empty(), timeline.recent(now), new TimelineEvent.GapSeen(now));
    }

    /**
     * The same incident after an operator said that its obstacle is removed. It is due at once, whatever the
     * operator's clock shows. If a message is pending, its time stays as it is, because another process may
     * be sending that message.
     */
    public Incident resumed(Instant at, String by) {
        return moved(phase, pending.isEmpty() ? openedAt : nextReconciliation)
                .plus(List.of(new TimelineEvent.Resumed(at, by)));
    }

    /** The same incident in that phase, due at that time. */
    public Incident moved(Phase to, Instant next) {
        return scheduled(to, next, deadline);
    }

    /** The same incident with that deadline. */
    public Incident until(Instant end) {
        return scheduled(phase, nextReconciliation, Optional.of(end));
    }

    /** The same incident with a notification that a later message has to report. */
    public Incident postponed(NotificationKey key, Instant at) {
        return timeline.unreported().contains(key)
                ? this
                : plus(List.of(new TimelineEvent.Postponed(at, key, mainCause(), Optional.empty())));
    }

    /** The same incident after a message was decided that reports these notifications. */
    public Incident reporting(List<TimelineEvent.Postponed> notifications, Instant at) {
        return withTimeline(timeline.reporting(notifications, at));
    }

    /** The same incident with that notification, which replaces an earlier one with its key. */
    public Incident notified(SentNotification now) {
        return sending(notifications.with(now), pending, outbox);
    }

    /** The same incident without the notification with that key, so that the key counts as new. */
    public Incident withoutNotification(NotificationKey key) {
        return sending(notifications.only(other -> !other.equals(key)), pending, outbox);
    }

    /** The same incident without the notifications sent so far. */
    public Incident withoutNotifications() {
        return sending(SentNotifications.NONE, pending, outbox);
    }

    /** The same incident without the notifications sent so far of other kinds. */
    public Incident withNotificationsOf(NotificationKind kind) {
        return sending(notifications.only(key -> key.kind() == kind), pending, outbox);
    }

    /** The same incident with these messages to send. */
    public Incident withPending(List<IncidentMessage> messages) {
        return sending(notifications, messages, outbox);
    }

    /** The same incident with these steps for the event bus. */
    public Incident withOutbox(Outbox steps) {
        return sending(notifications, pending, steps);
    }

    /** The same incident with the version that the store gave it. */
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
                outbox,
                asVersion);
    }

    /** The same incident at a new beginning: nothing else is found or awaited, and it is due at once. */
    private Incident begun(Optional<CauseSighting> kept, IncidentTimeline before, TimelineEvent event) {
        return sighted(kept, Optional.empty(), Optional.empty())
                .withTimeline(before.plus(List.of(event)))
                .scheduled(Phase.NOTICED, event.at(), Optional.empty());
    }

    private Incident sighted(
            Optional<CauseSighting> newCause, Optional<CauseSighting> newProgress, Optional<CauseSighting> newDoubt) {
        return new Incident(
                service,
                openedAt,
                phase,
                newCause,
                newProgress,
                newDoubt,
                timeline,
                nextReconciliation,
                deadline,
                notifications,
                pending,
                outbox,
                version);
    }

    private Incident withTimeline(IncidentTimeline all) {
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
                outbox,
                version);
    }

    private Incident scheduled(Phase to, Instant next, Optional<Instant> end) {
        return new Incident(
                service,
                openedAt,
                to,
                cause,
                progress,
                doubt,
                timeline,
                next,
                end,
                notifications,
                pending,
                outbox,
                version);
    }

    private Incident sending(SentNotifications sent, List<IncidentMessage> messages, Outbox steps) {
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
                sent,
                messages,
                steps,
                version);
    }

    /** The phases of an incident. */
    public enum Phase {
        /** The gap was seen. The program waits, for a reason. */
        NOTICED,
        /** A group was raised, or would have been in observe mode. The program waits for the tasks. */
        RAISED,
        /** An operator has to act and was notified. */
        ESCALATED,
        /** The gap no longer exists. */
        CLEARED
    }
}
