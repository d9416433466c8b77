package ecsremediation.event;

import java.time.Instant;
import java.util.Optional;

/**
 * Why we woke. A trigger says only "look": none of its numbers is ever acted on, so a lost, late, doubled or forged
 * one changes nothing but the moment of looking.
 */
public sealed interface Trigger {

    /** What the trigger is known by: equal for two deliveries of the same news. */
    String id();

    /**
     * A CloudWatch alarm went to ALARM.
     *
     * @param id the idempotency key: alarm ARN (or name, where the message has no ARN) and time of the state change
     * @param at when the state changed, by CloudWatch's clock
     * @param reason CloudWatch's own words for the change; may be empty
     * @param muted the alarm is muted or its actions were held back by a mute rule until now: look, tell, do not act
     * @param account the account and Region the alarm lives in, where the message says
     */
    record AlarmRaised(
            String id,
            String alarmName,
            Scope scope,
            Instant at,
            String reason,
            boolean muted,
            Optional<Origin> account)
            implements Trigger {}

    /**
     * A CloudWatch alarm went to OK or INSUFFICIENT_DATA. Never leads to a raise.
     *
     * @param state {@code OK} or {@code INSUFFICIENT_DATA}
     */
    record AlarmCleared(String id, String alarmName, Scope scope, Instant at, String state, Optional<Origin> account)
            implements Trigger {}

    /**
     * ECS reported something about a service: a service action, a task or deployment state change.
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

    /** The clock struck: open incidents that are due are looked at again, and from time to time everything is. */
    record Tick(Instant at) implements Trigger {
        @Override
        public String id() {
            return "tick " + at;
        }
    }

    /**
     * Not ours, or not understood. Recorded and counted, never an exception: an event we cannot read must not block
     * the ones behind it.
     *
     * @param reason in words, naming the field that was missing or wrong and what was expected
     */
    record Ignored(String reason) implements Trigger {
        @Override
        public String id() {
            return "ignored";
        }
    }

    /**
     * Where an alarm lives.
     *
     * @param account the 12-digit account id
     * @param region the Region's code, such as {@code eu-central-1}
     */
    record Origin(String account, String region) {}
}
