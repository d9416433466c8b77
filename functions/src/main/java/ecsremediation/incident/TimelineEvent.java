package ecsremediation.incident;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityReadBack;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened in an incident. Its JSON form has the record's simple name as {@code kind}:
 * renaming a record changes what is stored.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(TimelineEvent.GapSeen.class),
    @JsonSubTypes.Type(TimelineEvent.Raised.class),
    @JsonSubTypes.Type(TimelineEvent.WriteRefused.class),
    @JsonSubTypes.Type(TimelineEvent.InService.class),
    @JsonSubTypes.Type(TimelineEvent.Registered.class),
    @JsonSubTypes.Type(TimelineEvent.ChangedByOthers.class),
    @JsonSubTypes.Type(TimelineEvent.ReadBack.class),
    @JsonSubTypes.Type(TimelineEvent.Notified.class),
    @JsonSubTypes.Type(TimelineEvent.Postponed.class),
    @JsonSubTypes.Type(TimelineEvent.Resumed.class),
    @JsonSubTypes.Type(TimelineEvent.Recovered.class),
    @JsonSubTypes.Type(TimelineEvent.ServiceGone.class)
})
public sealed interface TimelineEvent {

    /** When it happened, or when the reconciliation that saw it began. */
    Instant at();

    /** The gap was seen for the first time. The incident begins. */
    record GapSeen(Instant at) implements TimelineEvent {}

    /** A group was raised. */
    record Raised(Instant at, String group, Capacity from, Capacity to) implements TimelineEvent {
        /** The event for an action of the program. */
        public static Raised of(CapacityAction action) {
            return new Raised(action.at(), action.group(), action.from(), action.to());
        }
    }

    /**
     * AWS refused or throttled a write of the group, in one reconciliation or in several without a raise between
     * them. A later reconciliation decides again.
     *
     * @param until when the newest of them began
     * @param reconciliations their number, at least 1
     * @param words AWS's message of the newest, or the network error
     */
    record WriteRefused(Instant at, String group, Instant until, int reconciliations, String words)
            implements TimelineEvent {
        /** The event of one reconciliation. */
        public static WriteRefused once(Instant at, String group, String words) {
            return new WriteRefused(at, group, at, 1, words);
        }

        /** Both as one event. The same reconciliation counts once. */
        WriteRefused and(WriteRefused later) {
            return later.until.isAfter(until)
                    ? new WriteRefused(at, group, later.until, reconciliations + later.reconciliations, later.words)
                    : this;
        }

        /** Whether the event ends a row of refusals of this group. */
        boolean isEndedBy(TimelineEvent event) {
            return event instanceof GapSeen
                    || event instanceof Recovered
                    || (event instanceof Raised raised && raised.group().equals(group));
        }
    }

    /**
     * The group has as many capacity units in service as a raise asked for.
     *
     * @param units the group's desired capacity after that raise, in capacity units
     */
    record InService(Instant at, String group, int units) implements TimelineEvent {}

    /**
     * The group has as many capacity units registered in the cluster as a raise asked for.
     *
     * @param units the group's desired capacity after that raise, in capacity units
     */
    record Registered(Instant at, String group, int units) implements TimelineEvent {}

    /**
     * Another actor changed a group's desired capacity.
     *
     * @param at EC2 Auto Scaling's time of the change, in whole seconds; may be before events that were
     *     recorded earlier
     * @param words the actor, in EC2 Auto Scaling's words
     */
    record ChangedByOthers(Instant at, String group, int from, int to, String words) implements TimelineEvent {}

    /**
     * A raise of the program lowered the group, or may have, because another actor had raised it right before.
     *
     * @param raisedAt when the raise was made; with the group, the raise's identity
     * @param before desired capacity before the raise was written; max in case of {@link
     *     CapacityReadBack.ReadBackFinding#MAX_UNEXPLAINED}
     * @param now the group's size when it was found
     * @param to the size that the program set; the same as {@code now} where it wrote nothing
     */
    record ReadBack(
            Instant at,
            String group,
            Instant raisedAt,
            CapacityReadBack.ReadBackFinding finding,
            int before,
            Capacity now,
            Capacity to)
            implements TimelineEvent {
        /** Whether the group has the other actor's size again. */
        public boolean isRestored() {
            return finding == CapacityReadBack.ReadBackFinding.RESTORED && to.desired() >= before;
        }

        /** The event for what was read back. */
        public static ReadBack of(CapacityReadBack r) {
            return new ReadBack(r.at(), r.group(), r.raise().at(), r.finding(), r.before(), r.now(), r.to());
        }

        /** Whether both are about the same raise. */
        public boolean isOfSameRaise(ReadBack other) {
            return group.equals(other.group) && raisedAt.equals(other.raisedAt);
        }
    }

    /**
     * A message about this service was delivered, alone or in a digest.
     *
     * @param cause the service's cause at that time; empty where none was found yet
     */
    record Notified(Instant at, NotificationKey key, Optional<Cause> cause) implements TimelineEvent {}

    /**
     * A notification had no message of its own, because operators had many about this service already.
     *
     * @param cause the service's cause at that time; empty where none was found yet
     * @param reported when a later message that reports it was decided; empty until then
     */
    record Postponed(Instant at, NotificationKey key, Optional<Cause> cause, Optional<Instant> reported)
            implements TimelineEvent {
        Postponed in(Instant message) {
            return new Postponed(at, key, cause, Optional.of(message));
        }
    }

    /**
     * An operator said that the service's obstacle is removed.
     *
     * @param by the operator's name as given, possibly empty
     */
    record Resumed(Instant at, String by) implements TimelineEvent {}

    /** Every task runs. The incident ends. */
    record Recovered(Instant at) implements TimelineEvent {}

    /** The service no longer exists. The incident ends. */
    record ServiceGone(Instant at) implements TimelineEvent {}
}
