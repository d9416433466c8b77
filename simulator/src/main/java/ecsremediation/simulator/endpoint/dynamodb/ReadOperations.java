package ecsremediation.simulator.endpoint.dynamodb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.endpoint.dynamodb.KeySchema.ItemKey;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** Query and Scan: items in key order, in pages. */
final class ReadOperations {
    /** DynamoDB's limit on one page in bytes, before the filter. */
    private static final int LARGEST_PAGE = 1024 * 1024;

    private final TableData table;
    private final Input input;
    private final Optional<ConditionExpression> keys;
    private final Optional<ConditionExpression> filter;
    private final List<DocumentPath> projection;

    private ReadOperations(
            TableData table, Input input, Optional<ConditionExpression> keys, Placeholders placeholders) {
        this.table = table;
        this.input = input;
        this.keys = keys;
        this.filter = input.text("FilterExpression")
                .map(text -> Expressions.condition(new Tokens("FilterExpression", text), placeholders));
        this.projection = projection(input, placeholders);
        placeholders.requireAllUsed();
    }

    static ObjectNode query(TableData table, Input input) {
        Placeholders placeholders = new Placeholders(input);
        Tokens tokens = new Tokens("KeyConditionExpression", input.required("KeyConditionExpression"));
        ConditionExpression condition = Expressions.condition(tokens, placeholders);
        KeyConditionExpression.check(condition, table.schema());
        return new ReadOperations(table, input, Optional.of(condition), placeholders).page();
    }

    static ObjectNode scan(TableData table, Input input) {
        return new ReadOperations(table, input, Optional.empty(), new Placeholders(input)).page();
    }

    static List<DocumentPath> projection(Input input, Placeholders placeholders) {
        return input.text("ProjectionExpression")
                .map(text -> Expressions.projection(new Tokens("ProjectionExpression", text), placeholders))
                .orElse(List.of());
    }

    private ObjectNode page() {
        int limit = input.integer("Limit").orElse(Integer.MAX_VALUE);
        if (limit < 1) {
            throw DynamoDbFaults.validation("1 validation error detected: Value '" + limit
                    + "' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1");
        }
        ObjectNode answer = Trees.object();
        ArrayNode items = answer.putArray("Items");
        int scanned = 0;
        int bytes = 0;
        for (ObjectNode item : inOrder().values()) {
            if (keys.isPresent() && !keys.get().holds(item)) {
                continue;
            }
            scanned++;
            bytes += TableData.size(item);
            if (filter.isEmpty() || filter.get().holds(item)) {
                items.add(projected(item, projection));
            }
            if (scanned == limit || bytes > LARGEST_PAGE) {
                answer.set("LastEvaluatedKey", table.schema().attributes(item));
                break;
            }
        }
        answer.put("Count", items.size());
        return counted(answer, scanned);
    }

    private ObjectNode counted(ObjectNode answer, int scanned) {
        answer.put("ScannedCount", scanned);
        if (input.text("Select").equals(Optional.of("COUNT"))) {
            answer.remove("Items");
        }
        return answer;
    }

    private NavigableMap<ItemKey, ObjectNode> inOrder() {
        boolean backward = input.has("ScanIndexForward") && !input.flag("ScanIndexForward");
        NavigableMap<ItemKey, ObjectNode> all = backward ? table.items().descendingMap() : table.items();
        return input.input("ExclusiveStartKey")
                .map(start -> table.schema().exactly(AttributeValue.readItem(start.tree(), 0)))
                .map(start -> all.tailMap(table.schema().keyOf(start), false))
                .orElse(all);
    }

    /** A copy of the item's parts at the paths; without paths, of the whole item. */
    static ObjectNode projected(ObjectNode item, List<DocumentPath> paths) {
        if (paths.isEmpty()) {
            return item.deepCopy();
        }
        ObjectNode part = Trees.object();
        for (DocumentPath path : paths) {
            DocumentPath top = new DocumentPath(path.attribute(), List.of());
            if (!path.steps().isEmpty()) {
                throw DynamoDbFaults.validation("The simulated endpoint projects top-level attributes only");
            }
            top.in(item)
                    .ifPresent(value -> part.set(path.attribute(), value.node().deepCopy()));
        }
        return part;
    }
}
