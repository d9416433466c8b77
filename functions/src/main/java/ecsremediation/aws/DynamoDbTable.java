package ecsremediation.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * The program's DynamoDB table, by its keys. Reads are strongly consistent.
 *
 * <p>If the response to a conditional write is lost, the SDK sends the write again, and the condition then
 * fails because of the first write. So every write carries a unique mark. A writer that finds its mark in
 * the table has succeeded.
 */
final class DynamoDbTable {
    private final DynamoDbClient dynamoDb;
    private final String name;

    DynamoDbTable(DynamoDbClient dynamoDb, String name) {
        this.dynamoDb = dynamoDb;
        this.name = name;
    }

    String name() {
        return name;
    }

    Optional<Item> get(Key key) {
        return Optional.of(dynamoDb.getItem(
                        r -> r.tableName(name).key(key.attributes()).consistentRead(true)))
                .filter(answer -> answer.hasItem() && !answer.item().isEmpty())
                .map(answer -> new Item(answer.item()));
    }

    /** Every item that satisfies the condition on the keys, by {@code sk}. */
    List<Item> query(KeyCondition keys) {
        return query(keys, QueryRequest.builder());
    }

    /** Every item that satisfies the condition on the keys and the filter, by {@code sk}. */
    List<Item> query(KeyCondition keys, KeyCondition filter) {
        Map<String, AttributeValue> values = new HashMap<>(keys.values());
        values.putAll(filter.values());
        return query(
                new KeyCondition(keys.expression(), filter.names(), values),
                QueryRequest.builder().filterExpression(filter.expression()).expressionAttributeNames(filter.names()));
    }

    /** The first items that satisfy the condition, by {@code sk}. It reads no further pages. */
    List<Item> first(int most, KeyCondition keys) {
        return pages(keys, QueryRequest.builder()).limit(most).toList();
    }

    /** The last item that satisfies the condition, by {@code sk}. */
    Optional<Item> last(KeyCondition keys) {
        return dynamoDb
                .query(r -> r.tableName(name)
                        .consistentRead(true)
                        .keyConditionExpression(keys.expression())
                        .expressionAttributeValues(keys.values())
                        .scanIndexForward(false)
                        .limit(1))
                .items()
                .stream()
                .map(Item::new)
                .findFirst();
    }

    private List<Item> query(KeyCondition keys, QueryRequest.Builder request) {
        return pages(keys, request).toList();
    }

    private Stream<Item> pages(KeyCondition keys, QueryRequest.Builder request) {
        request.tableName(name)
                .consistentRead(true)
                .keyConditionExpression(keys.expression())
                .expressionAttributeValues(keys.values());
        return dynamoDb.queryPaginator(request.build()).items().stream().map(Item::new);
    }

    /** Writes the item and replaces the stored one. */
    void put(Item item) {
        dynamoDb.putItem(r -> r.tableName(name).item(item.marked().attributes()));
    }

    /**
     * Writes the item if the condition holds for the stored one.
     *
     * @return whether the item was written
     */
    boolean put(Item item, KeyCondition condition) {
        Item marked = item.marked();
        PutItemRequest.Builder request = PutItemRequest.builder()
                .tableName(name)
                .item(marked.attributes())
                .conditionExpression(condition.expression());
        if (!condition.names().isEmpty()) {
            request.expressionAttributeNames(condition.names());
        }
        if (!condition.values().isEmpty()) {
            request.expressionAttributeValues(condition.values());
        }
        try {
            dynamoDb.putItem(request.build());
            return true;
        } catch (ConditionalCheckFailedException | TransactionConflictException refused) {
            return isThere(marked);
        }
    }

    /** Deletes the stored item if it is this write. A newer write stays. */
    void delete(Item item) {
        KeyCondition same = item.isUnchanged();
        DeleteItemRequest.Builder request = DeleteItemRequest.builder()
                .tableName(name)
                .key(item.key().attributes())
                .conditionExpression(same.expression())
                .expressionAttributeNames(same.names());
        if (!same.values().isEmpty()) {
            request.expressionAttributeValues(same.values());
        }
        try {
            dynamoDb.deleteItem(request.build());
        } catch (ConditionalCheckFailedException replaced) {
            // The stored item is a newer write, so it stays.
            return;
        }
    }

    /**
     * Deletes one item if the condition holds for it, and writes others: all or none.
     *
     * @param items at least one
     * @return whether all were carried out
     */
    boolean replace(Key old, KeyCondition condition, List<Item> items) {
        List<Item> marked = items.stream().map(Item::marked).toList();
        Delete.Builder delete =
                Delete.builder().tableName(name).key(old.attributes()).conditionExpression(condition.expression());
        if (!condition.values().isEmpty()) {
            delete.expressionAttributeNames(condition.names()).expressionAttributeValues(condition.values());
        }
        Stream<TransactWriteItem> puts = marked.stream()
                .map(item ->
                        Put.builder().tableName(name).item(item.attributes()).build())
                .map(put -> TransactWriteItem.builder().put(put).build());
        List<TransactWriteItem> all = Stream.concat(
                        Stream.of(TransactWriteItem.builder()
                                .delete(delete.build())
                                .build()),
                        puts)
                .toList();
        try {
            dynamoDb.transactWriteItems(r -> r.transactItems(all));
            return true;
        } catch (TransactionCanceledException refused) {
            return refusedByOthers(refused) && isThere(marked.getFirst());
        }
    }

    private boolean isThere(Item write) {
        return get(write.key()).filter(write::isSameWriteAs).isPresent();
    }

    /**
     * Whether another writer's change made the transaction fail. Any other reason is a fault, and the
     * exception is thrown on.
     */
    private static boolean refusedByOthers(TransactionCanceledException refused) {
        boolean others = refused.cancellationReasons().stream()
                .anyMatch(r -> "ConditionalCheckFailed".equals(r.code()) || "TransactionConflict".equals(r.code()));
        if (!others) {
            throw refused;
        }
        return true;
    }
}
