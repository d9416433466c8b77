package ecsremediation.placement.expression;

import java.util.List;

/** An expression of ECS's cluster query language, taken apart. */
sealed interface Query {

    /** Left and right. */
    record Both(Query left, Query right) implements Query {}

    /** Left or right. */
    record Either(Query left, Query right) implements Query {}

    /** The opposite. */
    record Not(Query inner) implements Query {}

    /**
     * One comparison.
     *
     * @param subject such as {@code attribute:ecs.instance-type} or {@code runningTasksCount}
     * @param operator never a negated one: those are a {@link Not} around their opposite
     * @param arguments none for {@code exists}, one or more for {@code in}, else one
     */
    record Is(String subject, Operator operator, List<String> arguments) implements Query {
        public Is {
            arguments = List.copyOf(arguments);
        }
    }

    /** How subject and argument compare. */
    enum Operator {
        EQUALS,
        GREATER,
        GREATER_OR_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        IN,
        EXISTS,
        MATCHES
    }
}
