package ecsremediation.incident;

import ecsremediation.model.UnreadableRow;
import java.util.Optional;

/** What the table says about how much the program may do. */
public sealed interface ModeState {

    /** Nobody has given an order. */
    record NotOrdered() implements ModeState {}

    /** The newest order. */
    record Ordered(ModeOrder order) implements ModeState {}

    /** The order is stored in a form that this version cannot read, or names no mode that this version knows. */
    record Unreadable(UnreadableRow.OrderedMode row) implements ModeState {}

    /** The most that it permits: without an order that can be read, only to observe. */
    default Mode most() {
        return switch (this) {
            case Ordered ordered -> ordered.order().mode();
            case NotOrdered _, Unreadable _ -> Mode.OBSERVE;
        };
    }

    /** The row that cannot be read. */
    default Optional<UnreadableRow.OrderedMode> unreadable() {
        return this instanceof Unreadable state ? Optional.of(state.row()) : Optional.empty();
    }
}
