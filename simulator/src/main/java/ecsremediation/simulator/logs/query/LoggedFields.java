package ecsremediation.simulator.logs.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.logs.LogGroup;
import ecsremediation.simulator.logs.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of an event: those that begin with {@code @}, and those of a message in JSON, whose nested fields are
 * named with dots. The message is read when a field of it is first asked for.
 */
final class LoggedFields implements Function<String, Optional<QueryValue>> {
    static final String TIMESTAMP = "@timestamp";
    static final String MESSAGE = "@message";
    static final String POINTER = "@ptr";

    private final LogGroup group;
    private final LoggedEvent event;
    private Optional<JsonNode> message = Optional.empty();

    private LoggedFields(LogGroup group, LoggedEvent event) {
        this.group = group;
        this.event = event;
    }

    static QueryRow row(LogGroup group, LoggedEvent event) {
        String pointer = Base64.getEncoder()
                .encodeToString((group.arn() + "/" + event.number()).getBytes(StandardCharsets.UTF_8));
        return new QueryRow(new LoggedFields(group, event), Map.of(), Optional.of(pointer));
    }

    @Override
    public Optional<QueryValue> apply(String field) {
        return switch (field) {
            case TIMESTAMP -> Optional.of(new QueryValue.Time(event.timestamp()));
            case "@ingestionTime" -> Optional.of(new QueryValue.Time(event.ingestedAt()));
            case MESSAGE -> Optional.of(new QueryValue.Raw(event.message()));
            case "@logStream" -> Optional.of(new QueryValue.Raw(event.stream()));
            case "@log" -> Optional.of(new QueryValue.Raw(group.account() + ":" + group.name()));
            default -> inMessage(field);
        };
    }

    private Optional<QueryValue> inMessage(String field) {
        JsonNode node = message.orElseGet(this::read);
        for (String name : field.split("\\.", -1)) {
            node = node.isArray() && name.matches("\\d{1,9}") ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        return Optional.of(node)
                .filter(found -> found.isValueNode() && !found.isNull())
                .map(found -> new QueryValue.Raw(found.isBoolean() ? truth(found) : found.asText()));
    }

    private static String truth(JsonNode found) {
        return found.booleanValue() ? "1" : "0";
    }

    private JsonNode read() {
        String text = event.message();
        JsonNode read = text.startsWith("{") ? Documents.read(text) : MissingNode.getInstance();
        message = Optional.of(read);
        return read;
    }
}
