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

    /** Whether the expression compares that attribute of an instance. False for one that cannot be read. */
    public static boolean reads(String expression, String attribute) {
        return switch (QueryParser.parse(expression)) {
            case QueryParser.Parsed parsed -> reads(parsed.query(), "attribute:" + attribute);
            case QueryParser.Unreadable _ -> false;
        };
    }

    private static boolean reads(Query query, String subject) {
        return switch (query) {
            case Query.Both both -> reads(both.left(), subject) || reads(both.right(), subject);
            case Query.Either either -> reads(either.left(), subject) || reads(either.right(), subject);
            case Query.Not not -> reads(not.inner(), subject);
            case Query.Is is -> is.subject().equals(subject);
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
