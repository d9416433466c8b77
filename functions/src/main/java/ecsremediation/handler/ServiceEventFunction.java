package ecsremediation.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Woken by ECS events and failed launches, which EventBridge collects in a queue. */
public final class ServiceEventFunction implements RequestStreamHandler {
    private final EventDispatcher entrance;

    /** As Lambda makes it. */
    public ServiceEventFunction() {
        this(Wiring.entrance());
    }

    ServiceEventFunction(EventDispatcher entrance) {
        this.entrance = entrance;
    }

    /** Answers with the messages that failed, so that SQS delivers those alone again (ReportBatchItemFailures). */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.of(event, context, bytes -> {
            List<String> failed = entrance.enterBatch(bytes, context::getRemainingTimeInMillis);
            answer.write(failures(failed).getBytes(StandardCharsets.UTF_8));
        });
    }

    /** An SQS message id is a UUID: there is nothing in it to escape. */
    private static String failures(List<String> ids) {
        return ids.stream()
                .map(id -> "{\"itemIdentifier\":\"" + id + "\"}")
                .collect(Collectors.joining(",", "{\"batchItemFailures\":[", "]}"));
    }
}
