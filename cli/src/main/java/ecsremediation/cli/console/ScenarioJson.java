package ecsremediation.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.model.RecordJson;
import ecsremediation.simulator.play.PlayedScenario;
import ecsremediation.simulator.play.ScenarioViolation;
import java.util.List;

/** A played scenario as JSON: the field names are those of the records, and {@code violations}. */
public final class ScenarioJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScenarioJson() {}

    /** One object on one line. */
    public static String of(PlayedScenario played, List<ScenarioViolation> violations) {
        ObjectNode object = tree(played);
        ArrayNode array = object.putArray("violations");
        violations.forEach(violation -> array.add(tree(violation)));
        return object.toString();
    }

    private static ObjectNode tree(Record value) {
        try {
            return (ObjectNode) JSON.readTree(RecordJson.write(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was written as JSON reads as JSON", impossible);
        }
    }
}
