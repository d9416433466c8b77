package ecsremediation.simulator.remediation;

import ecsremediation.aws.Clients;
import ecsremediation.aws.DynamoDbDecisionLog;
import ecsremediation.aws.DynamoDbGroupLocks;
import ecsremediation.aws.DynamoDbIncidentStore;
import ecsremediation.aws.DynamoDbRecords;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.model.DecisionLog;
import ecsremediation.model.GroupLocks;
import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.AwsEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * A DynamoDB table with a unique name, over HTTP: in the world's endpoint, or in the one of the system property
 * {@code dynamodb.endpoint}.
 */
final class SharedTable implements AutoCloseable {
    private final AwsEndpoint world;
    private final DynamoDbClient dynamoDb;
    private final String name = "ecs-remediation-" + UUID.randomUUID();

    private SharedTable(AwsEndpoint world) {
        this.world = world;
        URI uri = Optional.ofNullable(System.getProperty("dynamodb.endpoint"))
                .map(URI::create)
                .orElse(world.uri());
        StaticCredentialsProvider anyone = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        this.dynamoDb = new Clients("eu-central-1", Optional.of(uri), anyone).dynamoDb();
    }

    static SharedTable of(World world) {
        try {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            SharedTable table = new SharedTable(AwsEndpoint.start(world, anyPort));
            table.create();
            table.store().save(new ModeOrder(Mode.ACT, "operator", Optional.empty(), world.now()));
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    IncidentStore store() {
        return new DynamoDbIncidentStore(dynamoDb, name);
    }

    GroupLocks locks() {
        return new DynamoDbGroupLocks(dynamoDb, name);
    }

    DecisionLog decisions() {
        return new DynamoDbDecisionLog(dynamoDb, name);
    }

    /** What the commands read. */
    DynamoDbRecords records() {
        return new DynamoDbRecords(dynamoDb, name);
    }

    /** Every row as it is, by its key. */
    SortedMap<List<String>, Map<String, AttributeValue>> rows() {
        SortedMap<List<String>, Map<String, AttributeValue>> rows =
                new TreeMap<>(Comparator.comparing(String::valueOf));
        dynamoDb.scanPaginator(r -> r.tableName(name).consistentRead(true))
                .items()
                .forEach(row -> rows.put(
                        Stream.of("pk", "sk")
                                .map(key -> Objects.requireNonNull(row.get(key), key)
                                        .s())
                                .toList(),
                        row));
        return rows;
    }

    /** Makes the table's rows these. */
    void reset(SortedMap<List<String>, Map<String, AttributeValue>> rows) {
        SortedMap<List<String>, Map<String, AttributeValue>> present = rows();
        present.forEach((key, row) -> {
            if (!rows.containsKey(key)) {
                dynamoDb.deleteItem(r -> r.tableName(name)
                        .key(Map.of(
                                "pk",
                                AttributeValue.fromS(key.getFirst()),
                                "sk",
                                AttributeValue.fromS(key.getLast()))));
            }
        });
        rows.forEach((key, row) -> {
            if (!row.equals(present.get(key))) {
                put(row);
            }
        });
    }

    /** Puts a row as it is. */
    void put(Map<String, AttributeValue> row) {
        dynamoDb.putItem(r -> r.tableName(name).item(row));
    }

    /** Deletes a row. */
    void delete(String pk, String sk) {
        dynamoDb.deleteItem(
                r -> r.tableName(name).key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk))));
    }

    /** The row with that key as it is; empty if there is none. */
    Map<String, AttributeValue> row(String pk, String sk) {
        return dynamoDb.getItem(r -> r.tableName(name)
                        .consistentRead(true)
                        .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk))))
                .item();
    }

    private void create() {
        dynamoDb.createTable(r -> r.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk"), attribute("sk"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
    }

    @Override
    public void close() {
        dynamoDb.close();
        world.close();
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
