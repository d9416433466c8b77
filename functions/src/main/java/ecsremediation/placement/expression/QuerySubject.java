package ecsremediation.placement.expression;

import ecsremediation.placement.InstanceCapacity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** The subject of a comparison, with its values on one instance. */
sealed interface QuerySubject {
    /** The groups of the tasks on the instance. */
    String TASK_GROUP = "task:group";

    /** The prefix of the group of a service's tasks. */
    String SERVICE = "service:";

    /** The result of a comparison with this subject. */
    Match answer(Query.Is is, String expression);

    /**
     * The subject is known.
     *
     * @param values none where the instance does not have it
     */
    record Known(List<String> values) implements QuerySubject {
        public Known {
            values = List.copyOf(values);
        }

        @Override
        public Match answer(Query.Is is, String expression) {
            return values.stream().map(value -> compare(value, is, expression)).reduce(new Match.No(), Match::or);
        }
    }

    /**
     * The groups of the tasks on a registered instance, as far as they were read.
     *
     * @param known the groups of services with a task on the instance
     * @param unread the names of services whose tasks were not read
     */
    record TaskGroupsRead(List<String> known, Set<String> unread) implements QuerySubject {
        public TaskGroupsRead {
            known = List.copyOf(known);
            unread = Set.copyOf(unread);
        }

        @Override
        public Match answer(Query.Is is, String expression) {
            Match match = new Known(known).answer(is, expression);
            boolean decided = switch (is.operator()) {
                case EQUALS, IN -> is.arguments().stream().allMatch(this::isRead);
                case EXISTS, MATCHES, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> false;
            };
            return match instanceof Match.No && !decided ? new NotObserved(TASK_GROUP).answer(is, expression) : match;
        }

        /** The tasks outside services are not read. */
        private boolean isRead(String group) {
            return group.startsWith(SERVICE) && !unread.contains(group.substring(SERVICE.length()));
        }
    }

    /** The subject was not read. */
    record NotObserved(String name) implements QuerySubject {
        @Override
        public Match answer(Query.Is is, String expression) {
            return new Match.Unknown(expression, name + " is not known of every instance");
        }
    }

    /** The subject of that name on that instance. */
    static QuerySubject of(String name, InstanceCapacity capacity) {
        if (name.startsWith("attribute:")) {
            return new Known(
                    Optional.ofNullable(capacity.attributes().get(name.substring("attribute:".length()))).stream()
                            .toList());
        }
        return switch (name) {
            // // Every InstanceCapacity is of a connected instance. One in flight connects before it takes
            // tasks.
            case "agentConnected" -> new Known(List.of("true"));
            case TASK_GROUP -> taskGroups(capacity);
            case "runningTasksCount" -> runningTasks(capacity);
            case "ec2InstanceId" -> registered(capacity) ? new NotObserved(name) : new Known(List.of());
            default -> new NotObserved(name);
        };
    }

    private static boolean registered(InstanceCapacity capacity) {
        return capacity.origin() == InstanceCapacity.Origin.REGISTERED;
    }

    private static QuerySubject taskGroups(InstanceCapacity capacity) {
        List<String> known = capacity.tasks().keySet().stream()
                .map(s -> SERVICE + s.service())
                .toList();
        return registered(capacity) ? new TaskGroupsRead(known, capacity.unread()) : new Known(known);
    }

    private static QuerySubject runningTasks(InstanceCapacity capacity) {
        int known =
                capacity.tasks().values().stream().mapToInt(Integer::intValue).sum();
        return registered(capacity)
                ? new NotObserved("runningTasksCount")
                : new Known(List.of(Integer.toString(known)));
    }

    private static Match compare(String value, Query.Is is, String expression) {
        return switch (is.operator()) {
            case EXISTS -> new Match.Yes();
            case EQUALS, IN -> Match.of(is.arguments().contains(value));
            case GREATER -> ordered(value, is, order -> order > 0);
            case GREATER_OR_EQUAL -> ordered(value, is, order -> order >= 0);
            case LESS -> ordered(value, is, order -> order < 0);
            case LESS_OR_EQUAL -> ordered(value, is, order -> order <= 0);
            case MATCHES -> QueryPattern.matches(is.arguments().getFirst(), value, expression);
        };
    }

    private static Match ordered(String value, Query.Is is, IntPredicate condition) {
        return Match.of(condition.test(order(value, is.arguments().getFirst())));
    }

    /** Compares numbers and versions part by part, and anything else by characters. */
    private static int order(String left, String right) {
        if (!isDotted(left) || !isDotted(right)) {
            return left.compareTo(right);
        }
        List<Long> a = parts(left);
        List<Long> b = parts(right);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int order = Long.compare(i < a.size() ? a.get(i) : 0, i < b.size() ? b.get(i) : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static boolean isDotted(String text) {
        return text.matches("\\d{1,18}(\\.\\d{1,18}){0,9}");
    }

    private static List<Long> parts(String text) {
        return Stream.of(text.split("\\.", -1)).map(Long::valueOf).toList();
    }
}
