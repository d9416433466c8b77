package ecsremediation.simulator.endpoint.dynamodb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The operations of DynamoDB. Each is one step. */
public final class DynamoDb {
    /** DynamoDB's limit on the keys of one BatchGetItem. */
    private static final int MOST_IN_BATCH = 100;

    private final Tables tables;
    private final Transactions transactions;

    public DynamoDb(Tables tables) {
        this.tables = tables;
        this.transactions = new Transactions(tables);
    }

    /** The operations by name. */
    public Map<String, Operation> operations() {
        Map<String, Operation> all = new TreeMap<>(tables.operations());
        all.put("GetItem", this::get);
        all.put("PutItem", input -> write(input, Write::put));
        all.put("UpdateItem", input -> write(input, Write::update));
        all.put("DeleteItem", input -> write(input, Write::delete));
        all.put("Query", input -> read(input, ReadOperations::query));
        all.put("Scan", input -> read(input, ReadOperations::scan));
        all.put("BatchGetItem", this::batchGet);
        all.put("TransactWriteItems", transactions::answer);
        all.replaceAll((name, operation) -> inOneStep(operation));
        return Collections.unmodifiableMap(all);
    }

    private Operation inOneStep(Operation operation) {
        return input -> {
            synchronized (tables) {
                return operation.answer(input);
            }
        };
    }

    private ObjectNode read(Input input, BiFunction<TableData, Input, ObjectNode> reading) {
        if (input.has("IndexName")) {
            throw DynamoDbFaults.validation(
                    "The table does not have the specified index: " + input.required("IndexName"));
        }
        return reading.apply(tables.find(input.required("TableName")), input);
    }

    private ObjectNode get(Input input) {
        TableData table = tables.find(input.required("TableName"));
        ObjectNode answer = Trees.object();
        item(table, Write.key(table, input), input).ifPresent(item -> answer.set("Item", item));
        return answer;
    }

    private static Optional<ObjectNode> item(TableData table, ObjectNode key, Input options) {
        Placeholders placeholders = new Placeholders(options);
        List<DocumentPath> projection = ReadOperations.projection(options, placeholders);
        placeholders.requireAllUsed();
        return table.get(table.schema().keyOf(key)).map(item -> ReadOperations.projected(item, projection));
    }

    private ObjectNode write(Input input, BiFunction<TableData, Input, Write> reader) {
        Write write = reader.apply(tables.find(input.required("TableName")), input);
        write.refusal().ifPresent(fault -> {
            throw fault;
        });
        ObjectNode after = write.after();
        ObjectNode returned = write.returned(input.text("ReturnValues").orElse(""), after);
        write.table().set(write.key(), after);
        ObjectNode answer = Trees.object();
        if (!returned.isEmpty()) {
            answer.set("Attributes", returned);
        }
        return answer;
    }

    private ObjectNode batchGet(Input input) {
        Input requests = input.requiredInput("RequestItems");
        ObjectNode answer = Trees.object();
        ObjectNode responses = answer.putObject("Responses");
        answer.putObject("UnprocessedKeys");
        requests.tree().fieldNames().forEachRemaining(name -> {
            ArrayNode items = responses.putArray(name);
            batchGet(tables.find(name), requests.requiredInput(name), items);
        });
        return answer;
    }

    private static void batchGet(TableData table, Input request, ArrayNode items) {
        List<Input> keys = request.inputs("Keys");
        if (keys.isEmpty() || keys.size() > MOST_IN_BATCH) {
            throw DynamoDbFaults.validation("Too many items requested for the BatchGetItem call");
        }
        keys.forEach(key -> {
            ObjectNode exact = table.schema().exactly(AttributeValue.readItem(key.tree(), 0));
            item(table, exact, request).ifPresent(items::add);
        });
    }
}
