package ecsremediation.simulator.endpoint.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;

/** A part of an expression that has a value. */
sealed interface Operand {

    /** Its value for this item; empty if the item has none. */
    Optional<AttributeValue> in(ObjectNode item);

    /** The value at a path. */
    record At(DocumentPath path) implements Operand {
        @Override
        public Optional<AttributeValue> in(ObjectNode item) {
            return path.in(item);
        }
    }

    /** A value of the request. */
    record Given(AttributeValue value) implements Operand {
        @Override
        public Optional<AttributeValue> in(ObjectNode item) {
            return Optional.of(value);
        }
    }

    /** {@code size(path)}. */
    record Size(DocumentPath path) implements Operand {
        @Override
        public Optional<AttributeValue> in(ObjectNode item) {
            return path.in(item)
                    .flatMap(value -> value.size().stream().boxed().findFirst())
                    .map(size -> AttributeValue.number(BigDecimal.valueOf(size)));
        }
    }

    /** {@code if_not_exists(path, operand)}. */
    record Else(DocumentPath path, Operand otherwise) implements Operand {
        @Override
        public Optional<AttributeValue> in(ObjectNode item) {
            return path.in(item).or(() -> otherwise.in(item));
        }
    }

    /** {@code list_append(list, list)}. */
    record Append(Operand first, Operand second) implements Operand {
        @Override
        public Optional<AttributeValue> in(ObjectNode item) {
            return Optional.of(DecimalArithmetic.append(
                    DecimalArithmetic.require(first, item), DecimalArithmetic.require(second, item)));
        }
    }

    /** {@code operand + operand} or {@code operand - operand}. */
    record Sum(Operand first, Operand second, boolean minus) implements Operand {
        @Override
        public Optional<AttributeValue> in(ObjectNode item) {
            BigDecimal left = DecimalArithmetic.number(DecimalArithmetic.require(first, item));
            BigDecimal right = DecimalArithmetic.number(DecimalArithmetic.require(second, item));
            return Optional.of(AttributeValue.number(minus ? left.subtract(right) : left.add(right)));
        }
    }
}
