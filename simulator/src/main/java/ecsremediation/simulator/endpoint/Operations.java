package ecsremediation.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Call;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.engine.ApiException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every operation that the endpoint answers, by service and name. */
public final class Operations {
    private final Parameters parameters = Parameters.read();
    private final Map<Api, SortedMap<String, Operation>> byApi = new EnumMap<>(Api.class);

    /** Adds one service's operations. */
    Operations with(Api api, Map<String, Operation> operations) {
        byApi.put(api, Collections.unmodifiableSortedMap(new TreeMap<>(operations)));
        return this;
    }

    /** The operations of one service, by name. */
    public SortedMap<String, Operation> of(Api api) {
        return byApi.getOrDefault(api, Collections.emptySortedMap());
    }

    ObjectNode answer(Call call) {
        Operation operation = of(call.api()).get(call.operation());
        if (operation == null) {
            throw unknown(call);
        }
        parameters.check(call);
        try {
            return operation.answer(call.input());
        } catch (ApiException refusal) {
            throw AwsFault.of(statusOf(call, refusal), refusal.code(), refusal.awsMessage());
        }
    }

    private static int statusOf(Call call, ApiException refusal) {
        boolean missing = call.api() == Api.SNS || call.api() == Api.CLOUDWATCH;
        return missing && refusal.code().endsWith("NotFound") ? 404 : 400;
    }

    private static AwsFault unknown(Call call) {
        String message = "The simulated endpoint does not answer " + call.action();
        return switch (call.api()) {
            case AUTO_SCALING, SNS, STS, CLOUDWATCH -> AwsFault.sender("InvalidAction", message);
            case ECS, DYNAMODB, SQS, EVENTBRIDGE, LOGS -> AwsFault.sender("UnknownOperationException", message);
        };
    }
}
