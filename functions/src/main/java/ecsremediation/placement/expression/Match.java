package ecsremediation.placement.expression;

/** Whether an instance satisfies a placement constraint: yes, no, or unknown. */
public sealed interface Match {

    /** The instance satisfies it. */
    record Yes() implements Match {}

    /** The instance does not satisfy it. */
    record No() implements Match {}

    /**
     * What was read does not decide it. Callers must not treat it as a no: an unreadable expression is not an
     * obstacle.
     *
     * @param expression the whole constraint
     * @param why in words that an operator reads
     */
    record Unknown(String expression, String why) implements Match {}

    /** Yes or no. */
    static Match of(boolean fact) {
        return fact ? new Yes() : new No();
    }

    /** The conjunction. A no decides whatever the other is. */
    default Match and(Match other) {
        return switch (this) {
            case No no -> no;
            case Yes yes -> other;
            case Unknown unknown -> other instanceof No ? other : unknown;
        };
    }

    /** The negation. The negation of unknown is unknown. */
    default Match not() {
        return switch (this) {
            case Yes yes -> new No();
            case No no -> new Yes();
            case Unknown unknown -> unknown;
        };
    }

    /** The disjunction. A yes decides whatever the other is. */
    default Match or(Match other) {
        return not().and(other.not()).not();
    }
}
