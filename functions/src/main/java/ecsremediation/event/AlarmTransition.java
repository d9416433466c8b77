package ecsremediation.event;

import java.time.Instant;
import java.util.Optional;

/**
 * What every form of an alarm's news has in common.
 *
 * @param source what changed its state: the alarm's ARN, or its name without one, and the contributor where
 *     one is named
 * @param state CloudWatch's state value as written
 * @param origin where the alarm lives
 */
record AlarmTransition(
        String source,
        String name,
        String state,
        Instant at,
        String reason,
        Scope scope,
        boolean muted,
        Optional<Trigger.Origin> origin) {

    /**
     * The trigger. Its id is the same for the same change of state, whichever way the news came and however
     * often: CloudWatch itself may notify twice, and its guide names the time of the change as what tells
     * changes apart.
     */
    Trigger trigger() {
        String id = source + "@" + at;
        return switch (state) {
            case "ALARM" -> new Trigger.AlarmRaised(id, name, scope, at, reason, muted, origin);
            case "OK", "INSUFFICIENT_DATA" -> new Trigger.AlarmCleared(id, name, scope, at, state, origin);
            default ->
                new Trigger.Ignored(
                        "the state of alarm " + name + " is " + state + ": expected ALARM, OK or INSUFFICIENT_DATA");
        };
    }
}
