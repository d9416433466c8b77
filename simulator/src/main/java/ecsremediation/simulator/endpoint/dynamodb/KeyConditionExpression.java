package ecsremediation.simulator.endpoint.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks a key condition: the partition key must equal a value, and at most one range of the sort key may follow. */
final class KeyConditionExpression {
    private static final Set<String> BOUNDS = Set.of("<", "<=", ">", ">=", "=");

    private KeyConditionExpression() {}

    static void check(ConditionExpression condition, KeySchema schema) {
        List<ConditionExpression> parts = new ArrayList<>();
        flatten(condition, parts);
        String partition = schema.partition().name();
        long equal = parts.stream().filter(part -> isEqual(part, partition)).count();
        if (equal != 1) {
            throw DynamoDbFaults.validation("Query condition missed key schema element: " + partition);
        }
        parts.removeIf(part -> isEqual(part, partition));
        parts.forEach(part -> checkSort(part, schema));
        boolean between = parts.size() == 2 && isBound(parts.get(0), ">=") && isBound(parts.get(1), "<=");
        if (parts.size() > 1 && !between) {
            throw DynamoDbFaults.validation("KeyConditionExpressions must only contain one condition per key");
        }
    }

    private static void flatten(ConditionExpression condition, List<ConditionExpression> parts) {
        if (condition instanceof ConditionExpression.And and) {
            flatten(and.first(), parts);
            flatten(and.second(), parts);
        } else {
            parts.add(condition);
        }
    }

    private static void checkSort(ConditionExpression part, KeySchema schema) {
        String sort = schema.sort().map(KeySchema.KeyAttribute::name).orElse("");
        boolean taken = switch (part) {
            case ConditionExpression.Compare compare ->
                BOUNDS.contains(compare.comparator()) && isAt(compare.left(), sort);
            case ConditionExpression.BeginsWith begins -> isAt(begins.value(), sort);
            default -> false;
        };
        if (!taken) {
            throw DynamoDbFaults.validation("Query key condition not supported");
        }
    }

    private static boolean isEqual(ConditionExpression part, String attribute) {
        return isBound(part, "=")
                && part instanceof ConditionExpression.Compare compare
                && isAt(compare.left(), attribute);
    }

    private static boolean isBound(ConditionExpression part, String comparator) {
        return part instanceof ConditionExpression.Compare compare
                && compare.comparator().equals(comparator)
                && compare.right() instanceof Operand.Given;
    }

    private static boolean isAt(Operand operand, String attribute) {
        return operand instanceof Operand.At at && at.path().equals(new DocumentPath(attribute, List.of()));
    }
}
