package ecsremediation.simulator.endpoint.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * AWS Query: a form with {@code Action} and {@code Version}, answered in XML. Used by Auto Scaling, SNS and STS, and
 * by older CloudWatch clients.
 */
record AwsQuery() implements Protocol {
    static final AwsQuery INSTANCE = new AwsQuery();
    private static final String TYPE = "text/xml";

    @Override
    public Call read(Request request) {
        ObjectNode form = QueryForm.read(request.body());
        String action = form.path("Action").asText("");
        String version = form.path("Version").asText("");
        if (action.isEmpty()) {
            throw AwsFault.sender("MissingAction", "The request must contain the parameter Action.");
        }
        Optional<Api> api = Api.ofQueryVersion(version);
        if (api.isEmpty()) {
            throw AwsFault.sender("InvalidAction", "Could not find operation " + action + " for version " + version);
        }
        return new Call(api.get(), action, new Input(api.get(), form));
    }

    @Override
    public Response answer(Call call, ObjectNode output, String requestId) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set(call.operation() + "Result", output);
        root.putObject("ResponseMetadata").put("RequestId", requestId);
        byte[] body = Xml.write(call.operation() + "Response", call.api().xmlNamespace(), root);
        return Response.of(200, TYPE, requestId, body);
    }

    @Override
    public Response refuse(Optional<Api> api, AwsFault fault, String requestId) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode error = root.putObject("Error");
        error.put("Type", fault.side());
        error.put("Code", fault.queryCode());
        error.put("Message", fault.message());
        root.put("RequestId", requestId);
        byte[] body = Xml.write("ErrorResponse", api.map(Api::xmlNamespace).orElse(""), root);
        return Response.of(fault.status(), TYPE, requestId, body);
    }

    @Override
    public AwsFault unsigned() {
        return AwsFault.of(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
    }
}
