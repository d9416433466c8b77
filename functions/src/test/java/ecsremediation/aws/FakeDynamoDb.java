package ecsremediation.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.aws.FakeAws.Call;
import ecsremediation.aws.FakeAws.Reply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a DynamoDB table that the adapters use: their conditions, pages of 3 items, and both
 * outcomes of a transaction. It handles one call at a time.
 */
final class FakeDynamoDb {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int PAGE = 3;

    /** The items by partition key, a separator that no key contains, and sort key. */
    private final Map<String, ObjectNode> items = new TreeMap<>();

    void installOn(FakeAws aws) {
        aws.on("GetItem", this::get)
                .on("PutItem", this::put)
                .on("DeleteItem", this::delete)
                .on("Query", this::query)
                .on("TransactWriteItems", this::transact);
    }

    /** The stored items, with attribute values in the API's JSON. */
    synchronized List<JsonNode> items() {
        return List.copyOf(items.values());
    }

    /** Stores an item in the API's JSON. */
    synchronized void add(JsonNode item) {
        items.put(key(item), (ObjectNode) item);
    }

    private synchronized Reply get(Call call) {
        ObjectNode answer = MAPPER.createObjectNode();
        ObjectNode item = items.get(key(call.json().path("Key")));
        if (item != null) {
            answer.set("Item", item);
        }
        return Reply.ok(answer.toString());
    }

    private synchronized Reply put(Call call) {
        JsonNode item = call.json().path("Item");
        if (!holds(call.json(), items.get(key(item)))) {
            return conditionFailed();
        }
        items.put(key(item), (ObjectNode) item);
        return Reply.ok("{}");
    }

    private synchronized Reply delete(Call call) {
        String key = key(call.json().path("Key"));
        if (!holds(call.json(), items.get(key))) {
            return conditionFailed();
        }
        items.remove(key);
        return Reply.ok("{}");
    }

    private synchronized Reply transact(Call call) {
        JsonNode delete = call.json().path("TransactItems").path(0).path("Delete");
        if (!holds(delete, items.get(key(delete.path("Key"))))) {
            return new Reply(400, """
                    {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
                     "Message":"Transaction cancelled",
                     "CancellationReasons":[{"Code":"ConditionalCheckFailed"},{"Code":"None"}]}""");
        }
        items.remove(key(delete.path("Key")));
        call.json()
                .path("TransactItems")
                .valueStream()
                .skip(1)
                .forEach(write -> add(write.path("Put").path("Item")));
        return Reply.ok("{}");
    }

    /** Pages count items before the filter, as in DynamoDB. */
    private synchronized Reply query(Call call) {
        JsonNode json = call.json();
        JsonNode start = json.path("ExclusiveStartKey");
        List<ObjectNode> matching = items.entrySet().stream()
                .filter(e -> start.isMissingNode() || e.getKey().compareTo(key(start)) > 0)
                .map(Map.Entry::getValue)
                .filter(item -> holds(json.path("KeyConditionExpression"), json, item))
                .toList();
        List<ObjectNode> page = matching.stream().limit(PAGE).toList();
        ObjectNode answer = MAPPER.createObjectNode();
        ArrayNode found = answer.putArray("Items");
        page.stream()
                .filter(item -> json.path("FilterExpression").isMissingNode()
                        || holds(json.path("FilterExpression"), json, item))
                .forEach(found::add);
        if (page.size() < matching.size()) {
            ObjectNode last = answer.putObject("LastEvaluatedKey");
            last.set("pk", page.getLast().path("pk"));
            last.set("sk", page.getLast().path("sk"));
        }
        return Reply.ok(answer.toString());
    }

    private static Reply conditionFailed() {
        return Reply.error(
                400,
                "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
                "The conditional request failed");
    }

    private static String key(JsonNode item) {
        return item.path("pk").path("S").asText()
                + '\u0000'
                + item.path("sk").path("S").asText();
    }

    private static boolean holds(JsonNode request, @Nullable ObjectNode item) {
        JsonNode condition = request.path("ConditionExpression");
        return condition.isMissingNode() || holds(condition, request, item);
    }

    private static boolean holds(JsonNode expression, JsonNode request, @Nullable ObjectNode item) {
        return Stream.of(expression.asText().split(" OR ", -1))
                .anyMatch(all -> terms(all).stream().allMatch(term -> term(term, request, item)));
    }

    /** Splits at AND, but not at the AND of BETWEEN. */
    private static List<String> terms(String all) {
        List<String> terms = new ArrayList<>();
        for (String part : all.split(" AND ", -1)) {
            if (!terms.isEmpty()
                    && terms.getLast().contains(" BETWEEN ")
                    && !terms.getLast().contains(" & ")) {
                terms.set(terms.size() - 1, terms.getLast() + " & " + part);
            } else {
                terms.add(part);
            }
        }
        return terms;
    }

    private static boolean term(String term, JsonNode request, @Nullable ObjectNode item) {
        if (term.equals("attribute_not_exists(pk)")) {
            return item == null;
        }
        if (item == null) {
            return false;
        }
        String[] words = term.replaceAll("[(),&]", " ").strip().split(" +", -1);
        if (words[0].equals("attribute_not_exists")) {
            return operand(words[1], request, item).isMissingNode();
        }
        if (words[0].equals("begins_with")) {
            return operand(words[1], request, item)
                    .path("S")
                    .asText()
                    .startsWith(operand(words[2], request, item).path("S").asText());
        }
        JsonNode left = operand(words[0], request, item);
        int compared = compare(left, operand(words[2], request, item));
        return switch (words[1]) {
            case "=" -> compared == 0;
            case "<=" -> compared <= 0;
            case "BETWEEN" -> compared >= 0 && compare(left, operand(words[3], request, item)) <= 0;
            default -> throw new IllegalArgumentException("not an expression of the adapters': " + term);
        };
    }

    private static JsonNode operand(String word, JsonNode request, ObjectNode item) {
        if (word.startsWith(":")) {
            return request.path("ExpressionAttributeValues").path(word);
        }
        return item.path(
                word.startsWith("#")
                        ? request.path("ExpressionAttributeNames").path(word).asText()
                        : word);
    }

    private static int compare(JsonNode a, JsonNode b) {
        return a.has("N")
                ? new BigDecimal(a.path("N").asText())
                        .compareTo(new BigDecimal(b.path("N").asText()))
                : a.path("S").asText().compareTo(b.path("S").asText());
    }
}
