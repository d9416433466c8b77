package ecsremediation.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.cli.stack.RecordedDecision;
import ecsremediation.cli.stack.Status;
import ecsremediation.incident.Incident;
import ecsremediation.model.RecordJson;
import java.util.List;

/** The same for programs: the records' own names, times in ISO 8601, absent values null. */
public final class StackJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StackJson() {}

    /** How the stack stands, as one object. */
    public static String status(Status status) {
        return tree(status).toString();
    }

    /** Incidents, as one array. */
    public static String incidents(List<Incident> incidents) {
        ArrayNode array = JSON.createArrayNode();
        incidents.forEach(incident -> array.add(identified(incident)));
        return array.toString();
    }

    /** An incident with the decisions about it, as one object. */
    public static String story(Incident incident, List<RecordedDecision> looks) {
        ObjectNode story = identified(incident);
        ArrayNode decisions = story.putArray("decisions");
        looks.forEach(look -> decisions.add(look.record()));
        return story.toString();
    }

    private static ObjectNode identified(Incident incident) {
        ObjectNode object = JSON.createObjectNode().put("id", IncidentLines.id(incident));
        object.setAll(tree(incident));
        return object;
    }

    private static ObjectNode tree(Record value) {
        try {
            JsonNode tree = JSON.readTree(RecordJson.write(value));
            return (ObjectNode) tree;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was written as JSON reads as JSON", impossible);
        }
    }
}
