package ecsremediation.placement.expression;

import java.util.List;

/** The syntax tree of an expression in ECS's cluster query language. */
sealed interface Query {

    /** {@code left and right}. */
    record Both(Query left, Query right) implements Query {}

    /** {@code left or right}. */
    record Either(Query left, Query right) implements Query {}

    /** {@code not inner}. */
    record Not(Query inner) implements Query {}

    /**
     * One comparison.
     *
     * @param subject such as {@code attribute:ecs.instance-type} or {@code runningTasksCount}
     * @param operator never a negated one; the parser represents those as a {@link Not} around the opposite
     * @param arguments none for {@code exists}, one or more for {@code in}, else one
     */
    record Is(String subject, Operator operator, List<String> arguments) implements Query {
        public Is {
            arguments = List.copyOf(arguments);
        }
    }

    /** The operators of comparisons. */
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
