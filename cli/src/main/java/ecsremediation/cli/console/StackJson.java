package ecsremediation.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.cli.stack.RecordedDecision;
import ecsremediation.cli.stack.StackMode;
import ecsremediation.cli.stack.Status;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentStore.Pause;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.incident.ModeState;
import ecsremediation.incident.PauseState;
import ecsremediation.model.RecordJson;
import java.util.List;
import java.util.Optional;

/**
 * Status and incidents as JSON: the field names are those of the records; times are ISO 8601; absent values
 * are null.
 */
public final class StackJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StackJson() {}

    /** The stack's state as one object: {@code pause} is the pause in force, or what cannot be read of it. */
    public static String status(Status status) {
        ObjectNode object = tree(status);
        object.set("mode", modeTree(status.mode()));
        object.set("pause", pauseTree(status.pause()));
        return object.toString();
    }

    /** An ordered pause of a stack as one object. */
    public static String paused(String stack, Pause pause) {
        return JSON.createObjectNode()
                .put("stack", stack)
                .<ObjectNode>set("pause", tree(pause))
                .toString();
    }

    /**
     * What a resume ended as one object.
     *
     * @param before the pause before; empty if the stack's pause was left alone
     * @param open the services whose open incidents continue without a hold
     */
    public static String resumed(String stack, Optional<PauseState> before, List<ServiceName> open) {
        ObjectNode object = JSON.createObjectNode().put("stack", stack);
        object.set("ended", before.map(StackJson::pauseTree).orElseGet(JSON::nullNode));
        ArrayNode incidents = object.putArray("continued");
        open.forEach(service -> incidents.add(service.toString()));
        return object.toString();
    }

    private static JsonNode pauseTree(PauseState state) {
        return switch (state) {
            case PauseState.NotPaused _ -> JSON.nullNode();
            case PauseState.Ordered ordered -> tree(ordered.pause());
            case PauseState.Unreadable unreadable -> JSON.createObjectNode().set("unreadable", tree(unreadable.row()));
        };
    }

    /** How much the stack may do as one object: {@code name} is the mode, null before the first sweep. */
    public static String mode(StackMode mode) {
        return modeTree(mode).toString();
    }

    private static ObjectNode modeTree(StackMode mode) {
        ObjectNode object = JSON.createObjectNode();
        object.put("name", mode.effective().map(e -> e.mode().word()).orElse(null));
        object.put("reason", mode.effective().map(e -> e.reason().name()).orElse(null));
        object.put("authority", mode.authority().map(Mode::word).orElse(null));
        object.put("authorityAt", mode.sweep().map(Object::toString).orElse(null));
        object.set(
                "order",
                switch (mode.ordered()) {
                    case ModeState.NotOrdered _ -> JSON.nullNode();
                    case ModeState.Ordered(ModeOrder order) ->
                        tree(order).put("mode", order.mode().word());
                    case ModeState.Unreadable unreadable ->
                        JSON.createObjectNode().set("unreadable", tree(unreadable.row()));
                });
        return object;
    }

    /** Incidents as one array; each has its id in addition. */
    public static String incidents(List<Incident> incidents) {
        ArrayNode array = JSON.createArrayNode();
        incidents.forEach(incident -> array.add(identified(incident)));
        return array.toString();
    }

    /** An incident as one object, with the records of its decisions. */
    public static String history(Incident incident, List<RecordedDecision> decisions) {
        ObjectNode history = identified(incident);
        ArrayNode records = history.putArray("decisions");
        decisions.forEach(decision -> records.add(decision.record()));
        return history.toString();
    }

    private static ObjectNode identified(Incident incident) {
        ObjectNode object = JSON.createObjectNode().put("id", incident.id());
        Optional.of(incident)
                .filter(i -> i.phase() != Incident.Phase.CLEARED)
                .flatMap(i -> i.recoveries().until())
                .ifPresent(until -> object.put("recoveringUntil", until.toString()));
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
