package ecsremediation.placement.expression;

import ecsremediation.placement.InstanceCapacity;

/**
 * The {@code memberOf} placement constraint: evaluates an expression in ECS's cluster query language for one
 * instance. As in ECS, a comparison with an attribute that the instance does not have is false, and its
 * negation is true.
 */
public final class MemberOf {
    private MemberOf() {}

    /**
     * Whether the expression is true for the instance. The result is {@link Match.Unknown}, never no, for an
     * expression that cannot be read or that uses something not observed (such as {@code agentVersion}).
     */
    public static Match matches(String expression, InstanceCapacity capacity) {
        return switch (QueryParser.parse(expression)) {
            case QueryParser.Parsed parsed -> ask(parsed.query(), expression, capacity);
            case QueryParser.Unreadable unreadable -> new Match.Unknown(expression, unreadable.why());
        };
    }

    private static Match ask(Query query, String expression, InstanceCapacity capacity) {
        return switch (query) {
            case Query.Both both -> ask(both.left(), expression, capacity).and(ask(both.right(), expression, capacity));
            case Query.Either either ->
                ask(either.left(), expression, capacity).or(ask(either.right(), expression, capacity));
            case Query.Not not -> ask(not.inner(), expression, capacity).not();
            case Query.Is is -> QuerySubject.of(is.subject(), capacity).answer(is, expression);
        };
    }
}
