package ecsremediation.simulator.endpoint.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * AWS JSON 1.0 and 1.1: {@code X-Amz-Target: Prefix.Operation} and a JSON object. Used by ECS, CloudWatch Logs, DynamoDB
 * and SQS, and by CloudWatch with botocore.
 */
record AwsJson(String contentType) implements Protocol {
    static final String TARGET = "X-Amz-Target";
    static final String TYPE = "application/x-amz-json-1.";

    static AwsJson of(Request request) {
        return new AwsJson(request.header("Content-Type").startsWith(TYPE + "1") ? TYPE + "1" : TYPE + "0");
    }

    @Override
    public Call read(Request request) {
        String target = request.header(TARGET);
        int dot = target.lastIndexOf('.');
        Optional<Api> api = Api.ofTarget(dot < 0 ? "" : target.substring(0, dot));
        if (api.isEmpty()) {
            throw AwsFault.sender("UnknownOperationException", "No service answers to X-Amz-Target '" + target + "'.");
        }
        return new Call(api.get(), target.substring(dot + 1), new Input(api.get(), Trees.json(request.body())));
    }

    @Override
    public Response answer(Call call, ObjectNode output, String requestId) {
        return Response.of(200, contentType, requestId, Trees.json(output));
    }

    @Override
    public Response refuse(Optional<Api> api, AwsFault fault, String requestId) {
        ObjectNode body = fault.detail().deepCopy();
        body.put("__type", api.map(Api::typeNamespace).orElse("") + fault.code());
        body.put("message", fault.message());
        Response response = Response.of(fault.status(), contentType, requestId, Trees.json(body));
        return api.filter(Api::isQueryCompatible).isEmpty()
                ? response
                : response.with("x-amzn-query-error", fault.queryCode() + ";" + fault.side());
    }

    @Override
    public AwsFault unsigned() {
        return AwsFault.sender("MissingAuthenticationTokenException", "Missing Authentication Token");
    }
}
