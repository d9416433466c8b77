package ecsremediation.simulator.endpoint.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import ecsremediation.simulator.engine.Documents;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations of EventBridge. Every bus that a call names exists; only the default bus has rules. */
public final class EventBridgeOperations {
    /** [EventBridge API, PutEvents]. */
    private static final int ENTRIES_MOST = 10;

    /** [EventBridge user guide, calculating the entry size: the entries of a call together]. */
    private static final int BYTES_MOST = 256 * 1024;

    private static final String DEFAULT = "default";

    private final World world;

    private EventBridgeOperations(World world) {
        this.world = world;
    }

    /** The operations by name. */
    public static Map<String, Operation> of(World world) {
        EventBridgeOperations events = new EventBridgeOperations(world);
        return Map.of("PutEvents", input -> world.read(() -> events.put(input)));
    }

    /** EventBridge takes or refuses each entry by itself. */
    private ObjectNode put(Input input) {
        List<Input> entries = input.inputs("Entries");
        if (entries.isEmpty() || entries.size() > ENTRIES_MOST) {
            throw AwsFault.invalid(
                    Api.EVENTBRIDGE,
                    entries.size() + " validation error detected: Value at 'entries' must have length between 1 and "
                            + ENTRIES_MOST);
        }
        if (entries.stream().mapToInt(EventBridgeOperations::size).sum() >= BYTES_MOST) {
            throw AwsFault.invalid(Api.EVENTBRIDGE, "Total size of the entries in the request is over the limit.");
        }
        ObjectNode answer = Trees.object();
        ArrayNode results = answer.putArray("Entries");
        int failed = 0;
        for (Input entry : entries) {
            ObjectNode result = putOne(entry);
            failed += result.has("ErrorCode") ? 1 : 0;
            results.add(result);
        }
        return answer.put("FailedEntryCount", failed);
    }

    private ObjectNode putOne(Input entry) {
        String source = entry.text("Source").orElse("");
        String detailType = entry.text("DetailType").orElse("");
        if (source.isEmpty() || detailType.isEmpty()) {
            return refused("InvalidArgument", "Parameter Source or DetailType is not valid. Reason: it is missing.");
        }
        if (source.startsWith("aws.")) {
            return refused("NotAuthorizedForSourceException", "Not authorized for the source.");
        }
        Optional<ObjectNode> detail = object(entry.text("Detail").orElse("{}"));
        if (detail.isEmpty()) {
            return refused("MalformedDetail", "Detail is malformed.");
        }
        String name = entry.text("EventBusName").orElse(DEFAULT);
        String bus = name.substring(name.lastIndexOf('/') + 1);
        List<String> resources = entry.texts("Resources");
        String id = bus.equals(DEFAULT)
                ? world.bus().put(source, detailType, resources, detail.get())
                : world.bus().record(bus, source, detailType, resources, detail.get());
        return Trees.object().put("EventId", id);
    }

    private static Optional<ObjectNode> object(String text) {
        try {
            JsonNode tree = Documents.read(text);
            return tree instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (UncheckedIOException noJson) {
            return Optional.empty();
        }
    }

    private static ObjectNode refused(String code, String message) {
        return Trees.object().put("ErrorCode", code).put("ErrorMessage", message);
    }

    private static int size(Input entry) {
        return entry.tree().toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
