package ecsremediation.simulator.logs.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command: it makes rows of rows. */
sealed interface QueryCommand {
    List<QueryRow> of(List<QueryRow> rows);

    /** A value with its name in the results. */
    record Column(QueryExpression value, String name) {
        QueryRow in(QueryRow row) {
            return value.equals(new QueryExpression.Named(name)) ? row : row.with(name, value.in(row));
        }

        static QueryRow all(List<Column> columns, QueryRow row) {
            QueryRow more = row;
            for (Column column : columns) {
                more = column.in(more);
            }
            return more;
        }
    }

    /**
     * {@code fields} and {@code display}.
     *
     * @param replaces whether the results have only these columns, as with {@code display}
     */
    record Shown(List<Column> columns, boolean replaces) implements QueryCommand {
        public Shown {
            columns = List.copyOf(columns);
        }

        @Override
        public List<QueryRow> of(List<QueryRow> rows) {
            return rows.stream().map(row -> Column.all(columns, row)).toList();
        }
    }

    /** {@code filter}. */
    record Filter(QueryExpression condition) implements QueryCommand {
        @Override
        public List<QueryRow> of(List<QueryRow> rows) {
            return rows.stream().filter(condition::holdsIn).toList();
        }
    }

    /**
     * {@code stats}. Rows that lack a value to group by form a group of their own. Without a sort the groups stand in the
     * order of their newest rows (assumed: AWS documents no order).
     */
    record Stats(List<Column> results, List<Column> groups) implements QueryCommand {
        public Stats {
            results = List.copyOf(results);
            groups = List.copyOf(groups);
        }

        @Override
        public List<QueryRow> of(List<QueryRow> rows) {
            Map<List<Optional<String>>, List<QueryRow>> grouped = new LinkedHashMap<>();
            rows.forEach(row ->
                    grouped.computeIfAbsent(key(row), key -> new ArrayList<>()).add(row));
            return grouped.values().stream().map(this::aggregate).toList();
        }

        private List<Optional<String>> key(QueryRow row) {
            return groups.stream()
                    .map(group -> group.value().in(row).map(QueryValue::shown))
                    .toList();
        }

        private QueryRow aggregate(List<QueryRow> group) {
            Map<String, QueryValue> columns = new LinkedHashMap<>();
            groups.forEach(by -> by.value().in(group.getFirst()).ifPresent(value -> columns.put(by.name(), value)));
            QueryRow named = QueryRow.ofGroup(columns);
            QueryRow aggregated = named;
            for (Column result : results) {
                for (QueryExpression.Aggregation each :
                        result.value().aggregations().toList()) {
                    aggregated = aggregated.with(each.text(), each.function().of(group, each.arguments()));
                }
            }
            for (Column result : results) {
                named = named.with(result.name(), result.value().in(aggregated));
            }
            return named;
        }
    }

    /** {@code sort}: by the first key, among equals by the next. Rows that lack a value come first in ascending order. */
    record Sort(List<SortKey> keys) implements QueryCommand {
        public Sort {
            keys = List.copyOf(keys);
        }

        @Override
        public List<QueryRow> of(List<QueryRow> rows) {
            List<QueryRow> sorted = new ArrayList<>(rows);
            keys.reversed().forEach(key -> sorted.sort(key.order()));
            return List.copyOf(sorted);
        }
    }

    /** What to sort by. */
    record SortKey(QueryExpression value, boolean descending) {
        Comparator<QueryRow> order() {
            Comparator<Optional<QueryValue>> missingFirst = Comparator.comparing(Optional::isPresent);
            Comparator<QueryRow> ascending = Comparator.comparing(
                    value::in,
                    missingFirst.thenComparing((one, other) -> one.isEmpty() || other.isEmpty()
                            ? 0
                            : NaturalOrder.INSTANCE.compare(one.get(), other.get())));
            return descending ? ascending.reversed() : ascending;
        }
    }

    /** {@code limit}. */
    record Limit(int most) implements QueryCommand {
        @Override
        public List<QueryRow> of(List<QueryRow> rows) {
            return rows.subList(0, Math.min(most, rows.size()));
        }
    }
}
