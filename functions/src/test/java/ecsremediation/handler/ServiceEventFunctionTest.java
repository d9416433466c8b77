package ecsremediation.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.api.LambdaContext;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import ecsremediation.Selection;
import ecsremediation.event.Trigger;
import ecsremediation.fixture.Observations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Runs the queue's function from the library's event to the library's response, both in the JSON of AWS's
 * runtime client.
 */
final class ServiceEventFunctionTest {
    private static final Reconciler FAILING = new Reconciler() {
        @Override
        public Selection select(Trigger trigger) {
            throw new IllegalStateException("no table");
        }

        @Override
        public boolean claim(String cluster, Trigger trigger, Instant selected) {
            return true;
        }

        @Override
        public boolean reconcile(String cluster, Trigger trigger) {
            return true;
        }

        @Override
        public void reportOutside(List<String> clusters) {
            throw new AssertionError("nothing is outside");
        }

        @Override
        public void ignore(List<Trigger.Ignored> ignored) {}
    };

    private final Output output = new Output();

    @AfterEach
    void restore() {
        output.close();
    }

    @Test
    void answersWithTheMessagesThatFailed() throws IOException {
        SQSBatchResponse answer = answer(message("m-1", tick()), message("m-2", "{}"), message("m-3", tick()));

        assertThat(answer.getBatchItemFailures())
                .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .containsExactly("m-1", "m-3");
    }

    @Test
    void answersWithAnEmptyListWhereNothingFailed() throws IOException {
        assertThat(answer(message("m-1", "{}")).getBatchItemFailures()).isEmpty();
    }

    private static SQSBatchResponse answer(SQSEvent.SQSMessage... messages) throws IOException {
        SQSEvent event = new SQSEvent();
        event.setRecords(Arrays.asList(messages));
        ClassLoader loader = ServiceEventFunctionTest.class.getClassLoader();
        ByteArrayOutputStream in = new ByteArrayOutputStream();
        LambdaEventSerializers.serializerFor(SQSEvent.class, loader).toJson(event, in);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EventDispatcher dispatcher = new EventDispatcher(Observations.FENCE, FAILING, InstantSource.system());
        new ServiceEventFunction(dispatcher).handleRequest(new ByteArrayInputStream(in.toByteArray()), out, context());
        return LambdaEventSerializers.serializerFor(SQSBatchResponse.class, loader)
                .fromJson(new ByteArrayInputStream(out.toByteArray()));
    }

    private static SQSEvent.SQSMessage message(String id, String body) {
        SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
        message.setMessageId(id);
        message.setEventSource("aws:sqs");
        message.setBody(body);
        return message;
    }

    private static String tick() {
        return """
                {"id":"t-1","detail-type":"Scheduled Event","source":"aws.scheduler","account":"111122223333",
                "time":"2026-03-01T12:00:00Z","region":"eu-central-1","resources":[],"detail":{}}""";
    }

    private static Context context() {
        String arn = "arn:aws:lambda:eu-central-1:111122223333:function:events";
        return new LambdaContext(1024, 60_000, "r-1", "group", "stream", "events", null, "1", arn, null, null, null);
    }
}
