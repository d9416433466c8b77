package ecsremediation.placement.expression;

/** Whether an instance satisfies a placement constraint: yes, no, or not to be told from what was read. */
public sealed interface Match {

    /** It does. */
    record Yes() implements Match {}

    /** It does not. */
    record No() implements Match {}

    /**
     * It cannot be told. Never to be taken for a no: an expression we cannot read must not look like a
     * misfit.
     *
     * @param expression the whole constraint
     * @param why in words that an operator reads
     */
    record Unknown(String expression, String why) implements Match {}

    /** Yes or no. */
    static Match of(boolean fact) {
        return fact ? new Yes() : new No();
    }

    /** Both. A certain no decides whatever the other is. */
    default Match and(Match other) {
        return switch (this) {
            case No no -> no;
            case Yes yes -> other;
            case Unknown unknown -> other instanceof No ? other : unknown;
        };
    }

    /** The opposite; what is unknown stays so. */
    default Match not() {
        return switch (this) {
            case Yes yes -> new No();
            case No no -> new Yes();
            case Unknown unknown -> unknown;
        };
    }

    /** Either. A certain yes decides whatever the other is. */
    default Match or(Match other) {
        return not().and(other.not()).not();
    }
}
