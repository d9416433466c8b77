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
 * The one DynamoDB table, by its keys. Reads are strongly consistent.
 *
 * <p>A conditional write whose answer got lost is sent again by the SDK and then fails on its own effect. Every write
 * therefore carries a mark of its own, and whoever finds that mark in the table has won.
 */
final class DynamoDbTable {
    private final DynamoDbClient dynamoDb;
    private final String name;

    DynamoDbTable(DynamoDbClient dynamoDb, String name) {
        this.dynamoDb = dynamoDb;
        this.name = name;
    }

    Optional<Item> get(Key key) {
        return Optional.of(dynamoDb.getItem(
                        r -> r.tableName(name).key(key.attributes()).consistentRead(true)))
                .filter(answer -> answer.hasItem() && !answer.item().isEmpty())
                .map(answer -> new Item(answer.item()));
    }

    /** Every item that the condition on the keys lets through, by {@code sk}. */
    List<Item> query(KeyCondition keys) {
        return query(keys, QueryRequest.builder());
    }

    /** The same, less what the filter leaves out. */
    List<Item> query(KeyCondition keys, KeyCondition filter) {
        Map<String, AttributeValue> values = new HashMap<>(keys.values());
        values.putAll(filter.values());
        return query(
                new KeyCondition(keys.expression(), filter.names(), values),
                QueryRequest.builder().filterExpression(filter.expression()).expressionAttributeNames(filter.names()));
    }

    /** The first of them by {@code sk}; further pages are not asked for. */
    List<Item> first(int most, KeyCondition keys) {
        return pages(keys, QueryRequest.builder()).limit(most).toList();
    }

    /** The last of them by {@code sk}. */
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

    /** Writes the whole item, replacing what is there. */
    void put(Item item) {
        dynamoDb.putItem(r -> r.tableName(name).item(item.marked().attributes()));
    }

    /**
     * Writes the whole item if the condition holds for what is there.
     *
     * @return whether it did
     */
    boolean put(Item item, KeyCondition condition) {
        Item marked = item.marked();
        PutItemRequest.Builder request = PutItemRequest.builder()
                .tableName(name)
                .item(marked.attributes())
                .conditionExpression(condition.expression());
        if (!condition.values().isEmpty()) {
            request.expressionAttributeNames(condition.names()).expressionAttributeValues(condition.values());
        }
        try {
            dynamoDb.putItem(request.build());
            return true;
        } catch (ConditionalCheckFailedException | TransactionConflictException refused) {
            return isThere(marked);
        }
    }

    /** Takes away that very write; a newer one stays. */
    void delete(Item item) {
        KeyCondition same = item.isUnchanged();
        DeleteItemRequest.Builder request = DeleteItemRequest.builder()
                .tableName(name)
                .key(item.key().attributes())
                .conditionExpression(same.expression())
                .expressionAttributeNames(same.names())
                .expressionAttributeValues(same.values());
        try {
            dynamoDb.deleteItem(request.build());
        } catch (ConditionalCheckFailedException replaced) {
            // What is there now is not the write we were to take away.
            return;
        }
    }

    /**
     * Deletes one item if the condition holds for it, and writes another: both or neither.
     *
     * @return whether it did
     */
    boolean replace(Key old, KeyCondition condition, Item item) {
        Item marked = item.marked();
        Delete.Builder delete =
                Delete.builder().tableName(name).key(old.attributes()).conditionExpression(condition.expression());
        if (!condition.values().isEmpty()) {
            delete.expressionAttributeNames(condition.names()).expressionAttributeValues(condition.values());
        }
        Put put = Put.builder().tableName(name).item(marked.attributes()).build();
        try {
            dynamoDb.transactWriteItems(r -> r.transactItems(
                    TransactWriteItem.builder().delete(delete.build()).build(),
                    TransactWriteItem.builder().put(put).build()));
            return true;
        } catch (TransactionCanceledException refused) {
            return refusedByOthers(refused) && isThere(marked);
        }
    }

    private boolean isThere(Item write) {
        return get(write.key()).filter(write::isSameWriteAs).isPresent();
    }

    /** Whether another writer was in the way; any other reason is a fault and goes on. */
    private static boolean refusedByOthers(TransactionCanceledException refused) {
        boolean others = refused.cancellationReasons().stream()
                .anyMatch(r -> "ConditionalCheckFailed".equals(r.code()) || "TransactionConflict".equals(r.code()));
        if (!others) {
            throw refused;
        }
        return true;
    }
}
