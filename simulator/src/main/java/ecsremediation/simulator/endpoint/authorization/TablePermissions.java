package ecsremediation.simulator.endpoint.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.simulator.endpoint.wire.Call;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.engine.SimulatedAccount;
import ecsremediation.simulator.iam.IamRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The permissions that calls of DynamoDB need. A transaction needs the permission of each of its parts [DynamoDB
 * developer guide, IAM and transactions].
 */
final class TablePermissions {
    private static final Map<String, String> PARTS = Map.of(
            "Put", "dynamodb:PutItem",
            "Update", "dynamodb:UpdateItem",
            "Delete", "dynamodb:DeleteItem",
            "ConditionCheck", "dynamodb:ConditionCheckItem");

    private static final String LEADING_KEYS = "dynamodb:LeadingKeys";

    /** The comparison of the partition key in a query. */
    private static final Pattern PARTITION = Pattern.compile("(?:^|\\s|\\()pk\\s*=\\s*(:\\w+)");

    private final SimulatedAccount account;

    TablePermissions(SimulatedAccount account) {
        this.account = account;
    }

    List<IamRequest> of(Call call) {
        return call.operation().equals("TransactWriteItems")
                ? parts(call.input())
                : List.of(request(call.action(), call.input()));
    }

    private List<IamRequest> parts(Input input) {
        List<IamRequest> needed = new ArrayList<>();
        for (Input item : input.inputs("TransactItems")) {
            PARTS.forEach((part, action) -> item.input(part)
                    .map(inner -> request(action, inner).with("dynamodb:EnclosingOperation", "TransactWriteItems"))
                    .ifPresent(needed::add));
        }
        return needed;
    }

    private IamRequest request(String action, Input input) {
        String table = input.text("TableName").orElse("");
        String arn = table.startsWith("arn:") ? table : account.arn("dynamodb", "table/" + table);
        String key = partition(input);
        IamRequest request = IamRequest.of(action, arn);
        return key.isEmpty() ? request : request.with(LEADING_KEYS, key);
    }

    /** The partition key's value; empty for a call that does not name one, such as Scan. */
    private static String partition(Input input) {
        String named = input.node("Key")
                .or(() -> input.node("Item"))
                .map(attributes -> attributes.path("pk").path("S").asText())
                .orElse("");
        Matcher queried = PARTITION.matcher(input.text("KeyConditionExpression").orElse(""));
        return queried.find() ? value(input, queried.group(1)) : named;
    }

    private static String value(Input input, String placeholder) {
        return input.node("ExpressionAttributeValues")
                .map((JsonNode values) -> values.path(placeholder).path("S").asText())
                .orElse("");
    }
}
