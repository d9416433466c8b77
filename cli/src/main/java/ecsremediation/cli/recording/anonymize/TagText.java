package ecsremediation.cli.recording.anonymize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tags: those that a decision or its text depends on stay, the others are left out. */
final class TagText {
    private static final String OURS = "ecs-remediation:";
    private static final String CLUSTER = OURS + "cluster";
    private static final Set<String> KEPT =
            Set.of(OURS + "ceiling", OURS + "priority", OURS + "mode", "AmazonECSManaged");
    private static final String STACK = "aws:cloudformation:stack-name";
    private static final List<String> TOOLS = List.of("Terraform", "OpenTofu", "Terragrunt", "Pulumi");

    private final StandIns standIns;
    private final MessageText messages;

    TagText(StandIns standIns, MessageText messages) {
        this.standIns = standIns;
        this.messages = messages;
    }

    /** The tag with stand-ins; empty if it is left out. ECS writes the fields in lower case. */
    Optional<ObjectNode> tag(ObjectNode tag) {
        String keyField = tag.has("Key") ? "Key" : "key";
        String valueField = tag.has("Key") ? "Value" : "value";
        String key = tag.path(keyField).asText();
        String value = tag.path(valueField).asText();
        return renamed(key, value).map(kept -> {
            ObjectNode renamed = tag.deepCopy();
            renamed.put(keyField, kept.key());
            renamed.put(valueField, kept.value());
            JsonNode resource = tag.path("ResourceId");
            if (resource.isTextual()) {
                renamed.put("ResourceId", standIns.name(NameKind.GROUP, resource.asText()));
            }
            return renamed;
        });
    }

    private record Tag(String key, String value) {}

    private Optional<Tag> renamed(String key, String value) {
        if (key.equals(CLUSTER)) {
            return Optional.of(new Tag(key, stripped(value, NameKind.CLUSTER)));
        }
        if (KEPT.contains(key)) {
            return Optional.of(new Tag(key, messages.message(value)));
        }
        if (key.equals(STACK)) {
            return Optional.of(new Tag(key, standIns.name(NameKind.STACK, value)));
        }
        String words = (key + " " + value).toLowerCase(Locale.ROOT);
        return TOOLS.stream()
                .filter(tool -> words.contains(tool.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(tool -> new Tag("ManagedBy", tool));
    }

    /** People type values, often with a space too many; that may matter. */
    private String stripped(String value, NameKind kind) {
        String name = value.strip();
        return name.isEmpty() ? value : value.replace(name, standIns.name(kind, name));
    }
}
