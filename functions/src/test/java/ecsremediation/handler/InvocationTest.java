package ecsremediation.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.api.LambdaContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class InvocationTest {
    private static final Logger LOG = LoggerFactory.getLogger(InvocationTest.class);

    private final Output output = new Output();

    @AfterEach
    void restore() {
        output.close();
    }

    @Test
    void linesCarryLambdasFieldsOnlyDuringTheInvocation() throws IOException {
        Invocation.run(event(), context("r-1"), bytes -> LOG.info("inside, {} bytes", bytes.length));
        LOG.info("outside");

        JsonNode inside = output.log().getFirst();
        assertThat(inside.at("/message").asText()).isEqualTo("inside, 2 bytes");
        assertThat(inside.at("/function_request_id").asText()).isEqualTo("r-1");
        assertThat(inside.at("/function_name").asText()).isEqualTo("alarm");
        assertThat(output.log().getLast().at("/function_request_id").asText()).isNotEqualTo("r-1");
    }

    @Test
    void aFailureReachesTheCallerAndLeavesNothingBehind() {
        assertThatThrownBy(() -> Invocation.run(event(), context("r-2"), _ -> {
                    throw new IllegalStateException("no table");
                }))
                .hasMessage("no table");
        LOG.error("after", new IllegalArgumentException("bell \u0007"));

        JsonNode after = output.log().getLast();
        assertThat(after.at("/function_request_id").asText()).isNotEqualTo("r-2");
        assertThat(after.at("/error/name").asText()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(after.at("/error/message").asText()).isEqualTo("bell \u0007");
        assertThat(after.at("/error/stack").asText()).contains("InvocationTest.aFailureReaches");
    }

    @Test
    void librariesLogFromWarningsOn() {
        LoggerFactory.getLogger("software.amazon.awssdk").info("chatter");

        assertThat(output.lines()).isEmpty();
    }

    private static InputStream event() {
        return new ByteArrayInputStream(new byte[] {'{', '}'});
    }

    private static Context context(String requestId) {
        String arn = "arn:aws:lambda:eu-central-1:111122223333:function:alarm";
        return new LambdaContext(1024, 60_000, requestId, "group", "stream", "alarm", null, "1", arn, null, null, null);
    }
}
