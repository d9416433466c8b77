package ecsremediation.cli.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import ecsremediation.cli.decide.DecisionComparison;
import ecsremediation.cli.recording.anonymize.Anonymizer;
import java.util.List;

/**
 * A recording with stand-ins for names.
 *
 * @param differences the parts of the decision that differ from the decision about the original: "diagnoses", "plans"
 */
public record AnonymizedRecording(ObjectNode tree, List<String> differences) {
    public AnonymizedRecording {
        differences = List.copyOf(differences);
    }

    /** Anonymizes a recording and compares the decisions about both. */
    public static AnonymizedRecording of(JsonNode original) {
        Anonymizer anonymizer = Anonymizer.of(original);
        ObjectNode anonymized = anonymizer.recording();
        JsonNode expected = renamed(CheckedRecording.decision(Recording.of(original)), anonymizer);
        JsonNode decision = CheckedRecording.decision(Recording.of(anonymized));
        return new AnonymizedRecording(anonymized, DecisionComparison.differences(expected, decision));
    }

    /** The decision with the stand-ins of its services and groups. */
    private static JsonNode renamed(JsonNode decision, Anonymizer anonymizer) {
        JsonNode renamed = decision.deepCopy();
        for (String part : List.of("diagnoses", "plans")) {
            for (JsonNode one : renamed.path(part)) {
                ObjectNode object = (ObjectNode) one;
                for (String field : List.of("service", "group")) {
                    if (object.path(field).isTextual()) {
                        object.put(field, anonymizer.standIn(object.path(field).asText()));
                    }
                }
                if (object.path("services") instanceof ArrayNode services) {
                    for (int i = 0; i < services.size(); i++) {
                        services.set(
                                i,
                                TextNode.valueOf(
                                        anonymizer.standIn(services.path(i).asText())));
                    }
                }
            }
        }
        return renamed;
    }
}
