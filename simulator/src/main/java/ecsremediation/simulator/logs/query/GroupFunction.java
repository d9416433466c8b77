package ecsremediation.simulator.logs.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/**
 * The functions of {@code stats} [CloudWatch Logs user guide, stats aggregation functions]. Rows that lack the field
 * do not count, and a value that is no number does not count for a function of numbers.
 */
enum GroupFunction {
    AVG,
    SUM,
    MIN,
    MAX,
    COUNT,
    COUNT_DISTINCT,
    PCT,
    STDDEV,
    EARLIEST,
    LATEST,
    SORTSFIRST,
    SORTSLAST;

    private static final double WHOLE = 100;

    /** Whether it takes that many arguments. {@code count(*)} has none. */
    boolean takes(int arguments) {
        return switch (this) {
            case COUNT -> arguments <= 1;
            case PCT -> arguments == 2;
            case AVG, SUM, MIN, MAX, COUNT_DISTINCT, STDDEV, EARLIEST, LATEST, SORTSFIRST, SORTSLAST -> arguments == 1;
        };
    }

    /** The function of that name, in any case; empty if there is none here. */
    static Optional<GroupFunction> named(String name) {
        for (GroupFunction function : values()) {
            if (function.name().equalsIgnoreCase(name)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    /** Its value for a group; empty if no row of the group has a value for it. */
    Optional<QueryValue> of(List<QueryRow> group, List<QueryExpression> arguments) {
        if (arguments.isEmpty()) {
            return computed(group.size());
        }
        QueryExpression argument = arguments.getFirst();
        List<QueryValue> values =
                group.stream().flatMap(row -> argument.in(row).stream()).toList();
        return switch (this) {
            case COUNT -> computed(values.size());
            case COUNT_DISTINCT -> computed(distinct(values));
            case AVG -> optional(numbers(values).average());
            case SUM ->
                values.isEmpty() ? Optional.empty() : computed(numbers(values).sum());
            case STDDEV -> optional(deviation(numbers(values).toArray()));
            case PCT -> optional(percentile(numbers(values).sorted().toArray(), arguments.getLast(), group));
            case MIN, SORTSFIRST -> values.stream().min(NaturalOrder.INSTANCE);
            case MAX, SORTSLAST -> values.stream().max(NaturalOrder.INSTANCE);
            case EARLIEST -> inTime(group, argument).stream().findFirst();
            case LATEST -> inTime(group, argument).reversed().stream().findFirst();
        };
    }

    private static Optional<QueryValue> computed(double value) {
        return Optional.of(new QueryValue.Computed(value));
    }

    private static Optional<QueryValue> optional(OptionalDouble value) {
        return value.isPresent() ? computed(value.getAsDouble()) : Optional.empty();
    }

    private static DoubleStream numbers(List<QueryValue> values) {
        return values.stream().map(QueryValue::number).flatMapToDouble(OptionalDouble::stream);
    }

    private static int distinct(List<QueryValue> values) {
        return new TreeSet<>(values.stream().map(QueryValue::shown).toList()).size();
    }

    private static OptionalDouble deviation(double[] numbers) {
        OptionalDouble average = DoubleStream.of(numbers).average();
        return average.isEmpty()
                ? average
                : OptionalDouble.of(Math.sqrt(DoubleStream.of(numbers)
                        .map(n -> (n - average.getAsDouble()) * (n - average.getAsDouble()))
                        .average()
                        .orElse(0)));
    }

    /** The least value that is not below that share of the values (assumed: AWS's method is not documented). */
    private static OptionalDouble percentile(double[] sorted, QueryExpression percent, List<QueryRow> group) {
        OptionalDouble share =
                percent.in(group.getFirst()).map(QueryValue::number).orElseGet(OptionalDouble::empty);
        if (sorted.length == 0 || share.isEmpty()) {
            return OptionalDouble.empty();
        }
        int rank = (int) Math.ceil(share.getAsDouble() / WHOLE * sorted.length);
        return OptionalDouble.of(sorted[Math.clamp(rank - 1, 0, sorted.length - 1)]);
    }

    private static List<QueryValue> inTime(List<QueryRow> group, QueryExpression argument) {
        List<QueryRow> sorted = new ArrayList<>(group);
        sorted.sort(Comparator.comparing(
                row -> row.value(LoggedFields.TIMESTAMP).orElseGet(() -> new QueryValue.Computed(0)),
                NaturalOrder.INSTANCE));
        return sorted.stream().flatMap(row -> argument.in(row).stream()).toList();
    }
}
