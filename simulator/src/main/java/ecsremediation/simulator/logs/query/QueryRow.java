package ecsremediation.simulator.logs.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of a query: an event, or a group of events after {@code stats}.
 *
 * @param event the fields of the event; a group has none
 * @param columns the values that the query made, in the order of their making
 * @param pointer identifies the event; empty for a group
 */
record QueryRow(
        Function<String, Optional<QueryValue>> event, Map<String, QueryValue> columns, Optional<String> pointer) {

    /** The value of a field; empty if the row lacks it. */
    Optional<QueryValue> value(String field) {
        return Optional.ofNullable(columns.get(field)).or(() -> event.apply(field));
    }

    /** The same row with further values; empty ones are left out. */
    QueryRow with(String column, Optional<QueryValue> value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<String, QueryValue> more = new LinkedHashMap<>(columns);
        more.put(column, value.get());
        return new QueryRow(event, more, pointer);
    }

    static QueryRow ofGroup(Map<String, QueryValue> columns) {
        return new QueryRow(field -> Optional.empty(), columns, Optional.empty());
    }

    /** The fields that it has of these, in this order, as results show them. */
    Map<String, String> shown(List<String> fields) {
        Map<String, String> shown = new LinkedHashMap<>();
        fields.forEach(field -> value(field).ifPresent(value -> shown.put(field, value.shown())));
        return shown;
    }
}
