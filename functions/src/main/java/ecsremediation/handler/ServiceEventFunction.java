package ecsremediation.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** The function for ECS events and failed launches. EventBridge sends them to a queue, and SQS invokes it. */
public final class ServiceEventFunction implements RequestStreamHandler {
    private static final ObjectWriter JSON = new ObjectMapper().writerFor(SQSBatchResponse.class);

    private final EventDispatcher dispatcher;

    /** The constructor that Lambda calls. */
    public ServiceEventFunction() {
        this(Wiring.dispatcher());
    }

    ServiceEventFunction(EventDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /** Returns the messages that failed, so that SQS delivers only those again (ReportBatchItemFailures). */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        List<String> failed = Invocation.call(
                event, context, bytes -> dispatcher.dispatchBatch(bytes, context::getRemainingTimeInMillis));
        answer.write(JSON.writeValueAsBytes(new SQSBatchResponse(
                failed.stream().map(SQSBatchResponse.BatchItemFailure::new).toList())));
    }
}
