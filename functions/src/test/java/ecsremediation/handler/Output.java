package ecsremediation.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The standard output of a test, line by line. It is the functions' log. */
final class Output implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PrintStream before = System.out;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output() {
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }

    /** The log lines: those that have a message. */
    List<JsonNode> log() {
        return lines().stream().filter(line -> line.has("message")).toList();
    }

    /** The metrics: the lines in embedded metric format. */
    List<JsonNode> metrics() {
        return lines().stream().filter(line -> line.has("_aws")).toList();
    }

    /** Everything, each line read as one JSON object. */
    List<JsonNode> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().map(Output::json).toList();
    }

    @Override
    public void close() {
        System.setOut(before);
    }

    private static JsonNode json(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not one JSON object: " + line, e);
        }
    }
}
