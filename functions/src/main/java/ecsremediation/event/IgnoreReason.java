package ecsremediation.event;

/** Why an event leads to no reconciliation. */
public sealed interface IgnoreReason permits IgnoreReason.NotUnderstood, Outside {

    /**
     * The program has no use for the event, or cannot read it.
     *
     * @param words naming the field that was missing or wrong and what was expected
     */
    record NotUnderstood(String words) implements IgnoreReason {}
}
