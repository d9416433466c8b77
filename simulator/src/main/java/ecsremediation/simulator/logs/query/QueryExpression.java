package ecsremediation.simulator.logs.query;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An expression over the fields of a row. */
sealed interface QueryExpression {
    /** Its value in a row; empty if a field that it needs is missing there. */
    Optional<QueryValue> in(QueryRow row);

    /** The expressions that it is made of. */
    Stream<QueryExpression> parts();

    default boolean holdsIn(QueryRow row) {
        return in(row).filter(QueryValue::isTrue).isPresent();
    }

    /** The names of the fields that it reads. */
    default Stream<String> fields() {
        return Stream.concat(
                this instanceof Named named ? Stream.of(named.name()) : Stream.empty(),
                parts().flatMap(QueryExpression::fields));
    }

    /** The aggregations in it, outermost first. */
    default Stream<Aggregation> aggregations() {
        return Stream.concat(
                this instanceof Aggregation aggregation ? Stream.of(aggregation) : Stream.empty(),
                parts().flatMap(QueryExpression::aggregations));
    }

    /** A field or an alias. */
    record Named(String name) implements QueryExpression {
        @Override
        public Optional<QueryValue> in(QueryRow row) {
            return row.value(name);
        }

        @Override
        public Stream<QueryExpression> parts() {
            return Stream.of();
        }
    }

    /** A value that the query states. A period is its milliseconds. */
    record Constant(QueryValue value) implements QueryExpression {
        @Override
        public Optional<QueryValue> in(QueryRow row) {
            return Optional.of(value);
        }

        @Override
        public Stream<QueryExpression> parts() {
            return Stream.of();
        }
    }

    /** Two numbers and one of {@code + - * / % ^}. It has no value if one is no number, or by division by 0. */
    record Calculated(String sign, QueryExpression left, QueryExpression right) implements QueryExpression {
        @Override
        public Optional<QueryValue> in(QueryRow row) {
            Optional<Double> one = number(left, row);
            Optional<Double> other = number(right, row);
            return one.flatMap(l -> other.map(r -> result(l, r)))
                    .filter(Double::isFinite)
                    .map(QueryValue.Computed::new);
        }

        private static Optional<Double> number(QueryExpression operand, QueryRow row) {
            OptionalDouble number = operand.in(row).map(QueryValue::number).orElseGet(OptionalDouble::empty);
            return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
        }

        private double result(double l, double r) {
            return switch (sign) {
                case "+" -> l + r;
                case "-" -> l - r;
                case "*" -> l * r;
                case "/" -> l / r;
                case "%" -> l % r;
                default -> StrictMath.pow(l, r);
            };
        }

        @Override
        public Stream<QueryExpression> parts() {
            return Stream.of(left, right);
        }
    }

    /**
     * Two values and one of {@code = != < <= > >=}. Two numbers are compared as numbers, others in natural order. A
     * missing value differs from every other (assumed), and is neither smaller nor larger.
     */
    record Compared(String sign, QueryExpression left, QueryExpression right) implements QueryExpression {
        @Override
        public Optional<QueryValue> in(QueryRow row) {
            Optional<QueryValue> one = left.in(row);
            Optional<QueryValue> other = right.in(row);
            boolean holds = (one.isPresent() && other.isPresent())
                    ? holds(NaturalOrder.INSTANCE.compare(one.get(), other.get()))
                    : sign.equals("!=");
            return Optional.of(QueryValue.of(holds));
        }

        private boolean holds(int order) {
            return switch (sign) {
                case "=" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        @Override
        public Stream<QueryExpression> parts() {
            return Stream.of(left, right);
        }
    }

    /** Two conditions, of which both must hold. */
    record Both(QueryExpression left, QueryExpression right) implements QueryExpression {
        @Override
        public Optional<QueryValue> in(QueryRow row) {
            return Optional.of(QueryValue.of(left.holdsIn(row) && right.holdsIn(row)));
        }

        @Override
        public Stream<QueryExpression> parts() {
            return Stream.of(left, right);
        }
    }

    /** Two conditions, of which one must hold. */
    record Either(QueryExpression left, QueryExpression right) implements QueryExpression {
        @Override
        public Optional<QueryValue> in(QueryRow row) {
            return Optional.of(QueryValue.of(left.holdsIn(row) || right.holdsIn(row)));
        }

        @Override
        public Stream<QueryExpression> parts() {
            return Stream.of(left, right);
        }
    }

    /** A condition that must not hold. */
    record Negated(QueryExpression condition) implements QueryExpression {
        @Override
        public Optional<QueryValue> in(QueryRow row) {
            return Optional.of(QueryValue.of(!condition.holdsIn(row)));
        }

        @Override
        public Stream<QueryExpression> parts() {
            return Stream.of(condition);
        }
    }

    /** {@code in}: whether the value is one of these. */
    record OneOf(QueryExpression value, List<QueryExpression> set) implements QueryExpression {
        public OneOf {
            set = List.copyOf(set);
        }

        @Override
        public Optional<QueryValue> in(QueryRow row) {
            return Optional.of(
                    QueryValue.of(set.stream().anyMatch(member -> new Compared("=", value, member).holdsIn(row))));
        }

        @Override
        public Stream<QueryExpression> parts() {
            return Stream.concat(Stream.of(value), set.stream());
        }
    }

    /** {@code like}: whether the value has a part that matches. */
    record Like(QueryExpression value, Pattern pattern) implements QueryExpression {
        @Override
        public Optional<QueryValue> in(QueryRow row) {
            return Optional.of(QueryValue.of(value.in(row)
                    .filter(found -> pattern.matcher(found.shown()).find())
                    .isPresent()));
        }

        @Override
        public Stream<QueryExpression> parts() {
            return Stream.of(value);
        }
    }

    /** A function of values of one row. */
    record Applied(RowFunction function, List<QueryExpression> arguments) implements QueryExpression {
        public Applied {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Optional<QueryValue> in(QueryRow row) {
            return function.of(arguments.stream().map(a -> a.in(row)).toList());
        }

        @Override
        public Stream<QueryExpression> parts() {
            return arguments.stream();
        }
    }

    /**
     * A function of a group of rows. In the row of a group its value stands in the column that its text names.
     *
     * @param arguments the value of each row, and for {@code pct} the percentage; none for {@code count(*)}
     * @param text as it is written in the query
     */
    record Aggregation(GroupFunction function, List<QueryExpression> arguments, String text)
            implements QueryExpression {
        public Aggregation {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Optional<QueryValue> in(QueryRow row) {
            return row.value(text);
        }

        @Override
        public Stream<QueryExpression> parts() {
            return arguments.stream();
        }
    }
}
