package ecsremediation.simulator.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.engine.EventLoop;

/**
 * The record that Lambda sends to the on-failure destination of an asynchronous invocation [Lambda guide,
 * destinations].
 */
final class FailureRecord {
    private FailureRecord() {}

    static String json(EventLoop eventLoop, FunctionInvocation failed) {
        ObjectNode record = Documents.object();
        record.put("version", "1.0");
        record.put("timestamp", eventLoop.now().toString());
        ObjectNode context = record.putObject("requestContext");
        context.put("requestId", eventLoop.randomSource("failure records").uuid());
        context.put("functionArn", eventLoop.account().function(failed.function()) + ":live");
        context.put("condition", "RetriesExhausted");
        context.put("approximateInvokeCount", failed.attempt());
        record.set("requestPayload", Documents.read(failed.event()));
        ObjectNode response = record.putObject("responseContext");
        response.put("statusCode", 200);
        response.put("executedVersion", "1");
        response.put("functionError", "Unhandled");
        String error = failed.error().orElse("");
        int colon = error.indexOf(": ");
        ObjectNode payload = record.putObject("responsePayload");
        payload.put("errorMessage", colon < 0 ? error : error.substring(colon + 2));
        payload.put("errorType", colon < 0 ? error : error.substring(0, colon));
        return Documents.write(record);
    }
}
