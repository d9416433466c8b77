package ecsremediation.event;

import java.time.Instant;

/**
 * What triggered a reconciliation. A trigger only starts a reconciliation: no decision uses its numbers. A
 * lost, late, repeated or forged trigger changes only the time of the reconciliation.
 */
public sealed interface Trigger {

    /** The idempotency key: equal for all deliveries of the same event. */
    String id();

    /**
     * A CloudWatch alarm went to ALARM.
     *
     * @param id the idempotency key: alarm ARN (or name, where the message has no ARN) and time of the state
     *     change
     * @param at when the state changed, by CloudWatch's clock
     * @param reason CloudWatch's own words for the change; may be empty
     * @param muted whether a mute rule mutes the alarm or held back its actions until now: reconcile and
     *     notify, but do not act
     */
    record AlarmRaised(String id, String alarmName, Scope scope, Instant at, String reason, boolean muted)
            implements Trigger {}

    /**
     * A CloudWatch alarm went to OK or INSUFFICIENT_DATA. It never leads to a raise.
     *
     * @param state {@code OK} or {@code INSUFFICIENT_DATA}
     */
    record AlarmCleared(String id, String alarmName, Scope scope, Instant at, String state) implements Trigger {}

    /**
     * ECS reported a service action or a task or deployment state change.
     *
     * @param id EventBridge's event id
     * @param eventName ECS's name for it, such as {@code SERVICE_TASK_PLACEMENT_FAILURE}; an open set
     * @param reason ECS's reason code, such as {@code RESOURCE:MEMORY}; empty where the event has none
     */
    record ServiceEvent(String id, String eventName, Scope scope, Instant at, String reason) implements Trigger {}

    /**
     * An Auto Scaling group failed to launch an instance.
     *
     * @param id EventBridge's event id
     * @param group the Auto Scaling group's name
     * @param message the scaling activity's own words
     */
    record LaunchFailed(String id, String group, Instant at, String message) implements Trigger {}

    /**
     * The schedule started the function. Open incidents that are due are reconciled, and at intervals every
     * cluster is.
     */
    record Tick(Instant at) implements Trigger {
        @Override
        public String id() {
            return "tick " + at;
        }
    }

    /**
     * An event that is not for this program or that it cannot read. The function records and counts it. It is
     * never an exception, so that an unreadable event does not block the ones behind it.
     */
    record Ignored(IgnoreReason reason) implements Trigger {
        /** An event that the program has no use for or cannot read. */
        public Ignored(String words) {
            this(new IgnoreReason.NotUnderstood(words));
        }

        @Override
        public String id() {
            return "ignored";
        }
    }

    /**
     * The account and Region of an event, a resource or a metric.
     *
     * @param account the 12-digit account id
     * @param region the Region's code, such as {@code eu-central-1}
     */
    record Origin(String account, String region) {}
}
