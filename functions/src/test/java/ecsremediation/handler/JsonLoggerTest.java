package ecsremediation.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.event.Trigger;
import ecsremediation.report.Metrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;

final class JsonLoggerTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonLogging logging = new JsonLogging(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void oneLineIsOneObjectWithItsContext() throws IOException {
        MDC.put("function_request_id", "r-1");
        try {
            ours().info("looked at {}", "blue", StructuredArguments.entry("count", 3));
        } finally {
            MDC.clear();
        }

        JsonNode line = line();
        assertThat(line.at("/level").asText()).isEqualTo("INFO");
        assertThat(line.at("/message").asText()).isEqualTo("looked at blue");
        assertThat(line.at("/count").asInt()).isEqualTo(3);
        assertThat(line.at("/function_request_id").asText()).isEqualTo("r-1");
    }

    @Test
    void junkInAMessageStaysOneValidLine() throws IOException {
        ours().info("quote \" backslash \\ line\nbell \u0007 escape \u001b[31m tab\t");

        assertThat(line().at("/message").asText()).startsWith("quote \" backslash \\ line\nbell");
        assertThat(bytes.toString(StandardCharsets.UTF_8).strip()).doesNotContain("\n");
    }

    @Test
    void anExceptionComesWithItsTrace() throws IOException {
        ours().error("failed", new IllegalStateException("no table"));

        assertThat(line().at("/error").asText()).isEqualTo("java.lang.IllegalStateException: no table");
        assertThat(line().at("/stack").asText()).contains("JsonLoggerTest.anExceptionComesWithItsTrace");
    }

    @Test
    void othersSpeakFromWarningsOn() {
        logging.getLogger("software.amazon.awssdk").info("chatter");

        assertThat(bytes.size()).isZero();
    }

    @Test
    void anIgnoredEventIsCountedInItsLine() throws IOException {
        InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(1_000));
        new LogReconciliationJournal(ours(), "mine", clock).ignored(new Trigger.Ignored("not JSON"));

        JsonNode line = line();
        JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");
        assertThat(line.at("/_aws/Timestamp").asLong()).isEqualTo(1_000);
        assertThat(directive.at("/Namespace").asText()).isEqualTo(Metrics.NAMESPACE);
        assertThat(directive.at("/Dimensions/0/0").asText()).isEqualTo("Stack");
        assertThat(directive.at("/Metrics/0/Name").asText()).isEqualTo(Metrics.IGNORED);
        assertThat(line.at("/" + Metrics.IGNORED).asInt()).isEqualTo(1);
        assertThat(line.at("/Stack").asText()).isEqualTo("mine");
        assertThat(line.at("/reason").asText()).isEqualTo("not JSON");
    }

    private Logger ours() {
        return logging.getLogger("ecsremediation.test");
    }

    private JsonNode line() throws IOException {
        return new ObjectMapper().readTree(bytes.toString(StandardCharsets.UTF_8));
    }
}
