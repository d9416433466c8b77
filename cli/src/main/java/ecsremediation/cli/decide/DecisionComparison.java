package ecsremediation.cli.decide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.incident.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares a repeated decision with the recorded one by kinds, names, numbers and reasons. Rendered texts do not count: a
 * reworded sentence is the same decision.
 */
public final class DecisionComparison {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DIAGNOSIS = List.of("service", "kind", "desired", "running", "pending");
    private static final List<String> PLAN = List.of(
            "kind",
            "services",
            "group",
            "launchFailure",
            "fromDesired",
            "toDesired",
            "fromMax",
            "toMax",
            "lowerBound",
            "chosen",
            "upperBound");

    /** Reasons that version 1.0.0 recorded under another name. */
    private static final Map<String, String> RENAMED = Map.of(
            "OTHER_HAND", "EXTERNAL_CHANGE", "NOT_CURED", "UNRESOLVED", "CERTIFICATE_BROKEN", "SIZING_CONTRADICTION");

    private DecisionComparison() {}

    /** The parts of the record that differ: "diagnoses", "plans", both, or none. */
    public static List<String> differences(JsonNode recorded, JsonNode repeated) {
        return List.of("diagnoses", "plans").stream()
                .filter(part -> !typed(repeated, part).equals(typed(recorded, part)))
                .toList();
    }

    private static ArrayNode typed(JsonNode decision, String part) {
        ArrayNode all = JSON.createArrayNode();
        decision.path(part).forEach(node -> all.add(part.equals("plans") ? plan(node) : diagnosis(node)));
        return all;
    }

    private static ObjectNode diagnosis(JsonNode recorded) {
        ObjectNode typed = fields(recorded, DIAGNOSIS);
        Optional<String> reason = recorded.has("reason")
                ? Optional.of(recorded.path("reason").asText())
                : Cause.ofVersion1(recorded.path("cause").asText()).map(Cause::name);
        // Version 1.0.0 recorded no reason of a service without a gap, nor of one that converges.
        reason.filter(_ -> !List.of("NoGap", "Converging")
                        .contains(recorded.path("kind").asText()))
                .ifPresent(name -> typed.put("reason", name));
        return typed;
    }

    private static ObjectNode plan(JsonNode recorded) {
        ObjectNode typed = fields(recorded, PLAN);
        if (recorded.has("reason")) {
            String reason = recorded.path("reason").asText();
            typed.put("reason", RENAMED.getOrDefault(reason, reason));
        }
        return typed;
    }

    private static ObjectNode fields(JsonNode recorded, List<String> names) {
        ObjectNode typed = JSON.createObjectNode();
        names.stream().filter(recorded::has).forEach(name -> typed.set(name, recorded.path(name)));
        return typed;
    }
}
