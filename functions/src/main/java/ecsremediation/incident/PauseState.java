package ecsremediation.incident;

import ecsremediation.incident.IncidentStore.Pause;
import ecsremediation.model.UnreadableRow;
import java.util.Optional;

/** Whether the whole stack is paused. */
public sealed interface PauseState {

    /** No pause was ordered, or it has ended. */
    record NotPaused() implements PauseState {}

    /** An operator's pause is in force. */
    record Ordered(Pause pause) implements PauseState {}

    /** The pause is stored in a form that this version cannot read: it may be in force, so it counts as in force. */
    record Unreadable(UnreadableRow.StackPause row) implements PauseState {}

    /** The pause that is in force and can be read. */
    default Optional<Pause> ordered() {
        return this instanceof Ordered order ? Optional.of(order.pause()) : Optional.empty();
    }

    /** The row of the pause that cannot be read. */
    default Optional<UnreadableRow.StackPause> unreadable() {
        return this instanceof Unreadable state ? Optional.of(state.row()) : Optional.empty();
    }
}
