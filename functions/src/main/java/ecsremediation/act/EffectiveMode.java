package ecsremediation.act;

import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeState;

/**
 * How much the program may do now: the lower of what the stack permits and what was ordered.
 *
 * @param authority the most that the stack permits, by its parameter and by IAM
 * @param ordered what the table says
 */
public record EffectiveMode(Mode authority, ModeState ordered) {

    /** What makes the mode what it is. */
    public enum Reason {
        /** The stack permits no more, whatever is ordered. */
        AUTHORITY,
        /** It was ordered. */
        ORDER,
        /** Nobody has given an order. */
        NOT_ORDERED,
        /** The order cannot be read. */
        UNREADABLE
    }

    public Mode mode() {
        return authority.lower(ordered.most());
    }

    public boolean isAtLeast(Mode least) {
        return mode().compareTo(least) >= 0;
    }

    /** If the stack and the order both permit no more, it is the stack. */
    public Reason reason() {
        if (authority != Mode.ACT && authority.compareTo(ordered.most()) <= 0) {
            return Reason.AUTHORITY;
        }
        return switch (ordered) {
            case ModeState.Ordered _ -> Reason.ORDER;
            case ModeState.NotOrdered _ -> Reason.NOT_ORDERED;
            case ModeState.Unreadable _ -> Reason.UNREADABLE;
        };
    }
}
