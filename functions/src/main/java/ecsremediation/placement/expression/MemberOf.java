package ecsremediation.placement.expression;

import ecsremediation.placement.InstanceCapacity;

/**
 * The {@code memberOf} placement constraint: an expression in ECS's cluster query language, asked of one
 * instance. Like ECS, a comparison with something the instance does not have is false, and its negation true.
 */
public final class MemberOf {
    private MemberOf() {}

    /**
     * Whether the instance is in the set that the expression names. An expression that cannot be read, or
     * that asks for something not observed (such as {@code agentVersion}), is {@link Match.Unknown}, never
     * no.
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
