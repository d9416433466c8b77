package ecsremediation.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.simulator.endpoint.ControlRequests;
import ecsremediation.simulator.messaging.EventBus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** The control request for the step events on the bus: {@code GET /control/events} shows them, one JSON object a line. */
record StepRequests(EventBus bus) implements ControlRequests {
    static final String EVENTS = "events";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Reply answer(String method, String resource) {
        if (!method.equals("GET") || !resource.equals(EVENTS)) {
            return new Reply(405, "GET " + PATH + EVENTS + " shows the step events; nothing else is served here.\n");
        }
        return new Reply(
                200,
                bus.events().stream()
                        .filter(StepRequests::isStep)
                        .map(event -> event + "\n")
                        .collect(Collectors.joining()));
    }

    /** Whether the functions have put the event. */
    static boolean isStep(String event) {
        return tree(event).path("source").asText().equals("ecs.remediation");
    }

    /** An event in a few words, such as {@code event RAISED of EcsLabApi: EcsLabAsg 1 → 4}. */
    static String words(String event) {
        JsonNode detail = tree(event).path("detail");
        String step = "event " + detail.path("step").asText();
        if (detail.has("notice")) {
            return step + ": " + detail.path("notice").asText();
        }
        JsonNode group = detail.path("group");
        String change = group.has("to")
                ? " " + group.at("/from/desired").asText() + " → "
                        + group.at("/to/desired").asText()
                : "";
        return step + " of " + detail.path("service").asText()
                + (group.has("name") ? ": " + group.path("name").asText() + change : "");
    }

    private static JsonNode tree(String event) {
        try {
            return JSON.readTree(event);
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }
}
