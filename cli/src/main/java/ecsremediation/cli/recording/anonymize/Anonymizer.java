package ecsremediation.cli.recording.anonymize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Replaces the names, ids and accounts of one recording, and leaves out what its user alone can have written. */
public final class Anonymizer {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final StandIns standIns = new StandIns();
    private final SortedMap<String, SortedSet<String>> values = new TreeMap<>();
    private final AttributeText attributes = new AttributeText(standIns);
    private final TagText tags;
    private final FieldRules fields;
    private final ObjectNode recording;

    private Anonymizer(JsonNode original) {
        ArnText arns = new ArnText(standIns);
        ImageText images = new ImageText(standIns);
        MessageText messages = new MessageText(standIns, arns, images);
        ConstraintText constraints = new ConstraintText(standIns, attributes, values);
        tags = new TagText(standIns, messages);
        fields = new FieldRules(standIns, arns, images, messages, constraints);
        recording = whole(original);
    }

    /** Anonymizes a recording. The given one stays as it is. */
    public static Anonymizer of(JsonNode original) {
        return new Anonymizer(original);
    }

    /** The recording with stand-ins and without {@code expect}. */
    public ObjectNode recording() {
        return recording.deepCopy();
    }

    /** The stand-in of a name of the original; a text that is no name stays as it is. */
    public String standIn(String name) {
        return standIns.knows(name) ? standIns.name(NameKind.WORD, name) : name;
    }

    private ObjectNode whole(JsonNode original) {
        collectValues(original.path("ecs"));
        // A message is read with the names of the whole recording, so it may take some rounds to find all.
        int before = -1;
        while (standIns.size() > before) {
            before = standIns.size();
            object("", original);
        }
        standIns.number();
        ObjectNode renamed = NODES.objectNode();
        renamed.put("title", "A cluster at " + original.path("takenAt").asText() + ", without names");
        renamed.put("source", "ecs-remediation record --anonymize");
        renamed.setAll(object("", original));
        return renamed;
    }

    /** The values that patterns in constraints are compared with. */
    private void collectValues(JsonNode ecs) {
        for (JsonNode instance : ecs.path("containerInstances")) {
            collect("ec2InstanceId", instance.path("ec2InstanceId"));
            instance.path("attributes")
                    .forEach(a -> collect("attribute:" + a.path("name").asText(), a.path("value")));
        }
        ecs.path("tasks").forEach(task -> collect("task:group", task.path("group")));
        ecs.path("services")
                .forEach(service -> values.computeIfAbsent("task:group", _ -> new TreeSet<>())
                        .add("service:" + service.path("serviceName").asText()));
    }

    private void collect(String subject, JsonNode value) {
        if (value.isTextual()) {
            values.computeIfAbsent(subject, _ -> new TreeSet<>()).add(value.asText());
        }
    }

    private Optional<JsonNode> node(String parent, String field, JsonNode node) {
        if (FieldRules.leavesOut(field)) {
            return Optional.empty();
        }
        if (node.isTextual()) {
            return fields.text(parent, field, node.asText()).map(NODES::textNode);
        }
        if (node.isArray()) {
            return array(parent, field, node);
        }
        if (!node.isObject()) {
            return Optional.of(node);
        }
        return switch (field) {
            case "attributes", "requiresAttributes" -> Optional.of(attribute(node));
            case "tags", "Tags" -> tags.tag((ObjectNode) node).map(tag -> tag);
            default -> Optional.of((JsonNode) object(field, node)).filter(o -> !o.isEmpty() || node.isEmpty());
        };
    }

    private Optional<JsonNode> array(String parent, String field, JsonNode array) {
        ArrayNode renamed = NODES.arrayNode();
        array.forEach(member -> node(parent, field, member).ifPresent(renamed::add));
        return Optional.of((JsonNode) renamed);
    }

    private ObjectNode object(String parent, JsonNode object) {
        ObjectNode renamed = NODES.objectNode();
        object.properties()
                .forEach(field -> node(parent, field.getKey(), field.getValue())
                        .ifPresent(value -> renamed.set(field.getKey(), value)));
        return renamed;
    }

    private ObjectNode attribute(JsonNode attribute) {
        String name = attribute.path("name").asText();
        ObjectNode renamed = NODES.objectNode();
        renamed.put("name", attributes.name(name));
        if (attribute.path("value").isTextual()) {
            renamed.put("value", attributes.value(name, attribute.path("value").asText()));
        }
        return renamed;
    }
}
