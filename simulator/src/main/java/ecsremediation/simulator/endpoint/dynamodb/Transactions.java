package ecsremediation.simulator.endpoint.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * TransactWriteItems: all writes or none. A repeated client token gets the first answer again, without a second
 * write.
 */
final class Transactions {
    /** DynamoDB's limits: writes in one transaction, and the time for which a client token is valid. */
    private static final int MOST_WRITES = 100;

    private static final Duration TOKEN_KEPT = Duration.ofMinutes(10);
    private final Tables tables;
    private final Map<String, Done> done = new TreeMap<>();

    private record Done(ObjectNode request, Instant at) {}

    Transactions(Tables tables) {
        this.tables = tables;
    }

    ObjectNode answer(Input input) {
        Optional<String> token = input.text("ClientRequestToken").filter(text -> !text.isEmpty());
        if (token.isPresent() && isRepeated(token.get(), input.tree())) {
            return Trees.object();
        }
        List<Write> writes =
                input.inputs("TransactItems").stream().map(this::read).toList();
        check(writes);
        List<Optional<AwsFault>> refusals = writes.stream().map(Write::refusal).toList();
        if (refusals.stream().anyMatch(Optional::isPresent)) {
            throw DynamoDbFaults.cancelled(refusals);
        }
        List<ObjectNode> results = writes.stream().map(Write::after).toList();
        for (int i = 0; i < writes.size(); i++) {
            Write write = writes.get(i);
            write.table().set(write.key(), results.get(i));
        }
        token.ifPresent(
                text -> done.put(text, new Done(input.tree(), tables.clock().instant())));
        return Trees.object();
    }

    private boolean isRepeated(String token, ObjectNode request) {
        Instant oldest = tables.clock().instant().minus(TOKEN_KEPT);
        done.values().removeIf(old -> old.at().isBefore(oldest));
        Done before = done.get(token);
        if (before != null && !before.request().equals(request)) {
            throw AwsFault.sender(
                    "IdempotentParameterMismatchException",
                    "The request uses the same client token as a previous, but non-identical request.");
        }
        return before != null;
    }

    private Write read(Input item) {
        List<Write> writes = new ArrayList<>();
        item.input("Put").ifPresent(put -> writes.add(Write.put(table(put), put)));
        item.input("Delete").ifPresent(delete -> writes.add(Write.delete(table(delete), delete)));
        item.input("Update").ifPresent(update -> writes.add(Write.update(table(update), update)));
        item.input("ConditionCheck").ifPresent(check -> writes.add(Write.check(table(check), check)));
        if (writes.size() != 1) {
            throw DynamoDbFaults.validation(
                    "TransactItems can only contain one of Check, Put, Update or Delete per entry");
        }
        return writes.getFirst();
    }

    private TableData table(Input write) {
        return tables.find(write.required("TableName"));
    }

    private static void check(List<Write> writes) {
        if (writes.isEmpty() || writes.size() > MOST_WRITES) {
            throw DynamoDbFaults.validation("1 validation error detected: Value at 'transactItems' failed to satisfy"
                    + " constraint: Member must have length between 1 and " + MOST_WRITES);
        }
        TreeSet<Write> distinct = new TreeSet<>(
                Comparator.comparing((Write write) -> write.table().name())
                        .thenComparing((Write write) -> write.key()));
        distinct.addAll(writes);
        if (distinct.size() < writes.size()) {
            throw DynamoDbFaults.validation("Transaction request cannot include multiple operations on one item");
        }
    }
}
