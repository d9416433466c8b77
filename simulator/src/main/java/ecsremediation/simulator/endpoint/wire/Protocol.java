package ecsremediation.simulator.endpoint.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** One of AWS's wire protocols. All three carry the same tree of members, so a service's answer is written once. */
public sealed interface Protocol permits AwsJson, AwsQuery, RpcCbor {

    /** The protocol of a request. A request that fits none counts as Query, AWS's oldest. */
    static Protocol of(Request request) {
        if (request.header("smithy-protocol").equals(RpcCbor.NAME)) {
            return RpcCbor.INSTANCE;
        }
        if (!request.header(AwsJson.TARGET).isEmpty()
                || request.header("Content-Type").startsWith(AwsJson.TYPE)) {
            return AwsJson.of(request);
        }
        return AwsQuery.INSTANCE;
    }

    /**
     * The call of a request.
     *
     * @throws AwsFault if the request names no operation
     */
    Call read(Request request);

    /** The answer to a successful call. */
    Response answer(Call call, ObjectNode output, String requestId);

    /**
     * The error answer to a request.
     *
     * @param api empty if the request does not show its service
     */
    Response refuse(Optional<Api> api, AwsFault fault, String requestId);

    /** The error for a request without a signature. */
    AwsFault unsigned();
}
