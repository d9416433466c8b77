package ecsremediation.simulator.endpoint.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The arithmetic of update expressions. */
final class DecimalArithmetic {
    private DecimalArithmetic() {}

    static AttributeValue require(Operand operand, ObjectNode item) {
        return operand.in(item)
                .orElseThrow(() -> DynamoDbFaults.validation(
                        "The provided expression refers to an attribute that does not exist in the item"));
    }

    static BigDecimal number(AttributeValue value) {
        if (!value.isNumber()) {
            throw wrongType();
        }
        return value.decimal();
    }

    static AttributeValue append(AttributeValue first, AttributeValue second) {
        if (!first.type().equals("L") || !second.type().equals("L")) {
            throw wrongType();
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        first.content().forEach(all::add);
        second.content().forEach(all::add);
        return new AttributeValue("L", all);
    }

    /**
     * {@code ADD}: adds a number to a number, or elements to a set. Without an old value the result is {@code more}.
     */
    static AttributeValue add(Optional<AttributeValue> old, AttributeValue more) {
        if (more.isNumber()) {
            BigDecimal before = old.map(DecimalArithmetic::number).orElse(BigDecimal.ZERO);
            return AttributeValue.number(before.add(more.decimal()));
        }
        SortedSet<String> elements = elements(more);
        old.ifPresent(set -> elements.addAll(elements(same(set, more))));
        return AttributeValue.setOf(more.type(), elements);
    }

    /** {@code DELETE}: removes elements from a set; empty if no element is left. */
    static Optional<AttributeValue> subtract(AttributeValue old, AttributeValue removed) {
        SortedSet<String> elements = elements(same(old, removed));
        elements.removeAll(elements(removed));
        return elements.isEmpty() ? Optional.empty() : Optional.of(AttributeValue.setOf(old.type(), elements));
    }

    private static AttributeValue same(AttributeValue old, AttributeValue other) {
        if (!old.type().equals(other.type())) {
            throw wrongType();
        }
        return old;
    }

    private static SortedSet<String> elements(AttributeValue set) {
        if (set.type().length() != 2) {
            throw wrongType();
        }
        TreeSet<String> elements = new TreeSet<>();
        for (JsonNode element : set.content()) {
            elements.add(element.textValue());
        }
        return elements;
    }

    private static RuntimeException wrongType() {
        return DynamoDbFaults.validation("An operand in the update expression has an incorrect data type");
    }
}
