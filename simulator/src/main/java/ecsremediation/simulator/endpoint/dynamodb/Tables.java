package ecsremediation.simulator.endpoint.dynamodb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import ecsremediation.simulator.engine.SimulatedAccount;
import java.time.InstantSource;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The tables of the account, by name, and DynamoDB's operations on them. */
public final class Tables {
    /** DynamoDB's page of ListTables. */
    private static final int PAGE = 100;

    private final SimulatedAccount account;
    private final InstantSource clock;
    private final NavigableMap<String, TableData> tables = new TreeMap<>();

    public Tables(SimulatedAccount account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
    }

    /** Makes a table with a string partition key {@code pk} and a string sort key {@code sk}. */
    public void create(String name) {
        KeySchema keys = new KeySchema(
                new KeySchema.KeyAttribute("pk", "S"), Optional.of(new KeySchema.KeyAttribute("sk", "S")));
        create(name, keys);
    }

    private synchronized TableData create(String name, KeySchema keys) {
        if (tables.containsKey(name)) {
            throw AwsFault.sender("ResourceInUseException", "Table already exists: " + name);
        }
        TableData table = new TableData(name, keys, clock.instant());
        tables.put(name, table);
        return table;
    }

    /** The table of that name or ARN. */
    TableData find(String nameOrArn) {
        String name = nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
        TableData table = tables.get(name);
        if (table == null) {
            throw DynamoDbFaults.noTable(name);
        }
        return table;
    }

    InstantSource clock() {
        return clock;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "CreateTable", this::createTable,
                "DescribeTable", input -> described("Table", find(input.required("TableName"))),
                "DeleteTable", this::deleteTable,
                "ListTables", this::listTables,
                "DescribeTimeToLive", this::describeTimeToLive);
    }

    private ObjectNode createTable(Input input) {
        if (input.has("GlobalSecondaryIndexes") || input.has("LocalSecondaryIndexes")) {
            throw DynamoDbFaults.validation("The simulated endpoint has no secondary indexes");
        }
        return described("TableDescription", create(input.required("TableName"), KeySchema.read(input)));
    }

    private ObjectNode deleteTable(Input input) {
        TableData table = find(input.required("TableName"));
        tables.remove(table.name());
        return described("TableDescription", table);
    }

    private ObjectNode describeTimeToLive(Input input) {
        find(input.required("TableName"));
        ObjectNode answer = Trees.object();
        answer.putObject("TimeToLiveDescription").put("TimeToLiveStatus", "DISABLED");
        return answer;
    }

    private ObjectNode listTables(Input input) {
        int limit = input.integer("Limit").orElse(PAGE);
        ObjectNode answer = Trees.object();
        ArrayNode names = answer.putArray("TableNames");
        NavigableMap<String, TableData> rest = input.text("ExclusiveStartTableName")
                .map(start -> tables.tailMap(start, false))
                .orElse(tables);
        rest.keySet().stream().limit(limit).forEach(names::add);
        if (rest.size() > names.size()) {
            answer.set("LastEvaluatedTableName", names.get(names.size() - 1));
        }
        return answer;
    }

    private ObjectNode described(String member, TableData table) {
        ObjectNode answer = Trees.object();
        ObjectNode description = answer.putObject(member);
        description.put("TableName", table.name());
        description.put("TableStatus", "ACTIVE");
        description.put("TableArn", account.arn("dynamodb", "table/" + table.name()));
        description.set("CreationDateTime", Trees.instant(table.createdAt()));
        description.put("ItemCount", table.items().size());
        description.put(
                "TableSizeBytes",
                table.items().values().stream().mapToLong(TableData::size).sum());
        description.putObject("BillingModeSummary").put("BillingMode", "PAY_PER_REQUEST");
        ArrayNode schema = description.putArray("KeySchema");
        ArrayNode attributes = description.putArray("AttributeDefinitions");
        describe(table.schema().partition(), "HASH", schema, attributes);
        table.schema().sort().ifPresent(sort -> describe(sort, "RANGE", schema, attributes));
        return answer;
    }

    private static void describe(KeySchema.KeyAttribute key, String role, ArrayNode schema, ArrayNode attributes) {
        schema.addObject().put("AttributeName", key.name()).put("KeyType", role);
        attributes.addObject().put("AttributeName", key.name()).put("AttributeType", key.type());
    }
}
