package ecsremediation.simulator.endpoint.dynamodb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** DynamoDB's errors with DynamoDB's messages. */
final class DynamoDbFaults {
    private static final String CONDITION_FAILED = "The conditional request failed";

    private DynamoDbFaults() {}

    static AwsFault validation(String message) {
        return AwsFault.sender("ValidationException", message);
    }

    static AwsFault noTable(String name) {
        return AwsFault.sender(
                "ResourceNotFoundException", "Requested resource not found: Table: " + name + " not found");
    }

    static AwsFault conditionFailed(Optional<ObjectNode> item) {
        AwsFault fault = AwsFault.sender("ConditionalCheckFailedException", CONDITION_FAILED);
        item.ifPresent(old -> fault.detail().set("Item", old));
        return fault;
    }

    /** @param reasons one per write, in order; empty for a write that did not fail */
    static AwsFault cancelled(List<Optional<AwsFault>> reasons) {
        String codes = reasons.stream().map(DynamoDbFaults::code).collect(Collectors.joining(", ", "[", "]"));
        AwsFault fault = AwsFault.sender(
                "TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes);
        ArrayNode list = fault.detail().putArray("CancellationReasons");
        reasons.forEach(reason -> {
            ObjectNode one = list.addObject().put("Code", code(reason));
            reason.ifPresent(r -> one.put("Message", r.message()).setAll(r.detail()));
        });
        return fault;
    }

    private static String code(Optional<AwsFault> reason) {
        return reason.map(fault -> switch (fault.code()) {
                    case "ConditionalCheckFailedException" -> "ConditionalCheckFailed";
                    default -> "ValidationError";
                })
                .orElse("None");
    }
}
