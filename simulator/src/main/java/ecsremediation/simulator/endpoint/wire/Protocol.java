package ecsremediation.simulator.endpoint.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One of AWS's wire protocols. All three carry the same tree of members: a service's answer is written once, and comes
 * out as the caller's SDK expects it.
 */
public sealed interface Protocol permits AwsJson, AwsQuery, RpcCbor {

    /** The protocol a request is written in; a request that fits none counts as Query, AWS's oldest. */
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

    /** The call that a request carries. Throws {@link AwsFault} for a request that carries none. */
    Call read(Request request);

    /** The answer to a call that went well. */
    Response answer(Call call, ObjectNode output, String requestId);

    /** The answer to a request that did not; {@code api} is empty where it could not be told. */
    Response refuse(Optional<Api> api, AwsFault fault, String requestId);

    /** The refusal of a request without a signature. */
    AwsFault unsigned();
}
