package ecsremediation.simulator.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An EventBridge rule.
 *
 * @param source such as {@code aws.ecs}
 * @param detailType such as {@code ECS Service Action}
 * @param detail the permitted values per field; an event matches if each field has one of its values. A value that ends
 *     with {@code *} is a prefix
 * @param targets the receivers of matching events
 */
public record Rule(
        String name, String source, String detailType, SortedMap<String, List<String>> detail, List<Target> targets) {
    public Rule {
        detail = Collections.unmodifiableSortedMap(new TreeMap<>(detail));
        targets = List.copyOf(targets);
    }

    /** A rule for every event of a detail type. */
    public static Rule of(String source, String detailType, Target target) {
        return new Rule(detailType, source, detailType, Collections.emptySortedMap(), List.of(target));
    }

    /** The same rule, limited to events whose field has one of these values. */
    public Rule where(String field, String... values) {
        SortedMap<String, List<String>> narrowed = new TreeMap<>(detail);
        narrowed.put(field, List.of(values));
        return new Rule(name, source, detailType, narrowed, targets);
    }

    boolean matches(String eventSource, String eventDetailType, ObjectNode eventDetail) {
        return source.equals(eventSource)
                && detailType.equals(eventDetailType)
                && detail.entrySet().stream()
                        .allMatch(e -> permits(
                                e.getValue(), eventDetail.path(e.getKey()).asText()));
    }

    private static boolean permits(List<String> values, String text) {
        return values.stream()
                .anyMatch(value -> value.endsWith("*")
                        ? text.startsWith(value.substring(0, value.length() - 1))
                        : value.equals(text));
    }

    /** The receiver of a rule's events. */
    public sealed interface Target {
        /** A function, invoked asynchronously. */
        record ToFunction(String name) implements Target {}

        /** A queue. */
        record ToQueue(String name) implements Target {}
    }
}
