package ecsremediation.placement.expression;

import ecsremediation.placement.InstanceCapacity;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

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

    /**
     * The services that the expression names by the group of their tasks, as in
     * {@code task:group == service:web}. Empty for an expression that cannot be read.
     */
    public static Set<String> services(String expression) {
        Set<String> names = new TreeSet<>();
        comparisons(expression)
                .filter(is -> is.subject().equals(QuerySubject.TASK_GROUP))
                .flatMap(is -> is.arguments().stream())
                .filter(group -> group.startsWith(QuerySubject.SERVICE))
                .forEach(group -> names.add(group.substring(QuerySubject.SERVICE.length())));
        return names;
    }

    /** Whether the expression compares that attribute of an instance. False for one that cannot be read. */
    public static boolean reads(String expression, String attribute) {
        return comparisons(expression).anyMatch(is -> is.subject().equals("attribute:" + attribute));
    }

    private static Stream<Query.Is> comparisons(String expression) {
        return switch (QueryParser.parse(expression)) {
            case QueryParser.Parsed parsed -> comparisons(parsed.query());
            case QueryParser.Unreadable _ -> Stream.empty();
        };
    }

    private static Stream<Query.Is> comparisons(Query query) {
        return switch (query) {
            case Query.Both both -> Stream.concat(comparisons(both.left()), comparisons(both.right()));
            case Query.Either either -> Stream.concat(comparisons(either.left()), comparisons(either.right()));
            case Query.Not not -> comparisons(not.inner());
            case Query.Is is -> Stream.of(is);
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
