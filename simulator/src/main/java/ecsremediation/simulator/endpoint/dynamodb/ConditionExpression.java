package ecsremediation.simulator.endpoint.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A condition, filter or key condition. A comparison with a missing value is false. */
sealed interface ConditionExpression {

    /** Whether the item meets it. The empty object stands for an item that does not exist. */
    boolean holds(ObjectNode item);

    record And(ConditionExpression first, ConditionExpression second) implements ConditionExpression {
        @Override
        public boolean holds(ObjectNode item) {
            return first.holds(item) && second.holds(item);
        }
    }

    record Or(ConditionExpression first, ConditionExpression second) implements ConditionExpression {
        @Override
        public boolean holds(ObjectNode item) {
            return first.holds(item) || second.holds(item);
        }
    }

    record Not(ConditionExpression of) implements ConditionExpression {
        @Override
        public boolean holds(ObjectNode item) {
            return !of.holds(item);
        }
    }

    /** {@code left = right} and the other comparators. */
    record Compare(Operand left, String comparator, Operand right) implements ConditionExpression {
        @Override
        public boolean holds(ObjectNode item) {
            Optional<AttributeValue> a = left.in(item);
            Optional<AttributeValue> b = right.in(item);
            if (comparator.equals("<>")) {
                return !a.equals(b);
            }
            return a.isPresent() && b.isPresent() && holds(a.get(), b.get());
        }

        private boolean holds(AttributeValue a, AttributeValue b) {
            if (comparator.equals("=")) {
                return a.equals(b);
            }
            OptionalInt order = a.compare(b);
            return order.isPresent() && holds(order.getAsInt());
        }

        private boolean holds(int order) {
            return switch (comparator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> throw new IllegalStateException("no comparator: " + comparator);
            };
        }
    }

    /** {@code value IN (a, b, c)}. */
    record In(Operand value, List<Operand> list) implements ConditionExpression {
        public In {
            list = List.copyOf(list);
        }

        @Override
        public boolean holds(ObjectNode item) {
            Optional<AttributeValue> own = value.in(item);
            return own.isPresent()
                    && list.stream().anyMatch(other -> other.in(item).equals(own));
        }
    }

    /** {@code attribute_exists(path)}. */
    record Exists(DocumentPath path) implements ConditionExpression {
        @Override
        public boolean holds(ObjectNode item) {
            return path.in(item).isPresent();
        }
    }

    /** {@code attribute_type(path, :type)}. */
    record OfType(DocumentPath path, Operand type) implements ConditionExpression {
        @Override
        public boolean holds(ObjectNode item) {
            Optional<String> expected =
                    type.in(item).map(value -> value.content().asText());
            return path.in(item).map(AttributeValue::type).equals(expected);
        }
    }

    /** {@code begins_with(value, prefix)}. */
    record BeginsWith(Operand value, Operand prefix) implements ConditionExpression {
        @Override
        public boolean holds(ObjectNode item) {
            return prefix.in(item)
                    .flatMap(start -> value.in(item).map(own -> own.beginsWith(start)))
                    .orElse(false);
        }
    }

    /** {@code contains(value, part)}. */
    record Contains(Operand value, Operand part) implements ConditionExpression {
        @Override
        public boolean holds(ObjectNode item) {
            return part.in(item)
                    .flatMap(element -> value.in(item).map(own -> own.contains(element)))
                    .orElse(false);
        }
    }
}
