package ecsremediation.event;

import java.time.Instant;

/**
 * The fields that all spellings of an alarm's state change have in common.
 *
 * @param source what changed its state: the alarm's ARN (its name where the message has no ARN), followed by
 *     the contributor where the message names one
 * @param state CloudWatch's state value as written
 */
record AlarmTransition(
        String source, String name, String state, Instant at, String reason, Scope scope, boolean muted) {

    /**
     * The trigger. Its id is the same for every delivery of the same state change, because CloudWatch may
     * notify twice. CloudWatch's guide names the time of the change as what distinguishes two changes.
     */
    Trigger trigger() {
        String id = source + "@" + at;
        return switch (state) {
            case "ALARM" -> new Trigger.AlarmRaised(id, name, scope, at, reason, muted);
            case "OK", "INSUFFICIENT_DATA" -> new Trigger.AlarmCleared(id, name, scope, at, state);
            default ->
                new Trigger.Ignored(
                        "the state of alarm " + name + " is " + state + ": expected ALARM, OK or INSUFFICIENT_DATA");
        };
    }
}
