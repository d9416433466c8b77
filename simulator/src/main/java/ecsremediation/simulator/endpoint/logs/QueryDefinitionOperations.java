package ecsremediation.simulator.endpoint.logs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The operations of CloudWatch Logs on saved queries. A query is saved as it is written, whether it can run or not. */
final class QueryDefinitionOperations {
    private final World world;
    private final Map<String, ObjectNode> definitions = new TreeMap<>();
    private int created;

    QueryDefinitionOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "PutQueryDefinition", this::put,
                "DescribeQueryDefinitions", this::describe,
                "DeleteQueryDefinition", this::delete);
    }

    private ObjectNode put(Input input) {
        Optional<String> known = input.text("queryDefinitionId");
        known.ifPresent(this::require);
        String id = known.orElseGet(this::newId);
        ObjectNode definition = Trees.object()
                .put("queryDefinitionId", id)
                .put("name", input.required("name"))
                .put("queryString", input.required("queryString"))
                .put("queryLanguage", "CWLI")
                .put("lastModified", world.now().toEpochMilli());
        ArrayNode groups = definition.putArray("logGroupNames");
        input.texts("logGroupNames").forEach(groups::add);
        definitions.put(id, definition);
        return Trees.object().put("queryDefinitionId", id);
    }

    private void require(String id) {
        if (!definitions.containsKey(id)) {
            throw LogsOperations.notFound("Query definition " + id + " does not exist");
        }
    }

    private String newId() {
        created++;
        return UUID.nameUUIDFromBytes(("query definition " + created).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private ObjectNode describe(Input input) {
        ObjectNode answer = Trees.object();
        ArrayNode shown = answer.putArray("queryDefinitions");
        definitions.values().stream()
                .filter(definition -> definition
                        .path("name")
                        .asText()
                        .startsWith(input.text("queryDefinitionNamePrefix").orElse("")))
                .sorted(Comparator.comparing(
                        definition -> definition.path("name").asText()))
                .forEach(definition -> shown.add(definition.deepCopy()));
        return answer;
    }

    private ObjectNode delete(Input input) {
        require(input.required("queryDefinitionId"));
        definitions.remove(input.required("queryDefinitionId"));
        return Trees.object().put("success", true);
    }
}
