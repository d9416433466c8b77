package ecsremediation.simulator.endpoint.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Smithy RPC v2 with CBOR: {@code POST /service/Name/operation/Operation}. Used by CloudWatch with the SDK for Java
 * 2.41.
 */
record RpcCbor() implements Protocol {
    static final RpcCbor INSTANCE = new RpcCbor();
    static final String NAME = "rpc-v2-cbor";
    private static final String TYPE = "application/cbor";
    private static final Pattern PATH = Pattern.compile(".*/service/(\\w+)/operation/(\\w+)");

    @Override
    public Call read(Request request) {
        Matcher path = PATH.matcher(request.path());
        Optional<Api> api = path.matches() ? Api.ofTarget(path.group(1)) : Optional.empty();
        if (api.isEmpty()) {
            throw AwsFault.of(404, "UnknownOperationException", "No service answers to the path " + request.path());
        }
        return new Call(api.get(), path.group(2), new Input(api.get(), Trees.cbor(request.body())));
    }

    @Override
    public Response answer(Call call, ObjectNode output, String requestId) {
        return Response.of(200, TYPE, requestId, Trees.cbor(output)).with("smithy-protocol", NAME);
    }

    @Override
    public Response refuse(Optional<Api> api, AwsFault fault, String requestId) {
        ObjectNode body = fault.detail().deepCopy();
        body.put("__type", api.map(Api::typeNamespace).orElse("") + fault.code());
        body.put("message", fault.message());
        return Response.of(fault.status(), TYPE, requestId, Trees.cbor(body))
                .with("smithy-protocol", NAME)
                .with("x-amzn-query-error", fault.queryCode() + ";" + fault.side());
    }

    @Override
    public AwsFault unsigned() {
        return AwsFault.of(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
    }
}
