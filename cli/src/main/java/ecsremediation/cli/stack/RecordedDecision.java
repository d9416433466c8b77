package ecsremediation.cli.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.event.ServiceName;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The part of one reconciliation's decision record that concerns one service.
 *
 * @param at when the functions took the Observation
 * @param trigger the trigger in words, such as {@code the clock}
 * @param seen the task counts and the diagnosed cause
 * @param plans the plans for the service, one line each
 * @param outcomes the outcomes of these plans, one line each
 * @param record the whole record without its Observation
 */
public record RecordedDecision(
        Instant at, String trigger, String seen, List<String> plans, List<String> outcomes, ObjectNode record) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public RecordedDecision {
        plans = List.copyOf(plans);
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Reads a record; empty if the reconciliation did not diagnose the service.
     *
     * @throws IllegalStateException if the record is not JSON
     */
    public static Optional<RecordedDecision> of(String json, ServiceName service) {
        ObjectNode record = parse(json);
        record.remove("observation");
        return find(record.path("diagnoses"), service).map(diagnosis -> of(record, diagnosis, service));
    }

    /** Whether the functions can have written the record: JSON with the time of its Observation. */
    static boolean isReadable(String json) {
        try {
            return takenAt(json).isAfter(Instant.EPOCH);
        } catch (IllegalStateException | DateTimeParseException broken) {
            return false;
        }
    }

    /** Whether both have equal counts, causes, plans and outcomes; ignores the time and the trigger. */
    public boolean saysTheSameAs(RecordedDecision other) {
        return seen.equals(other.seen) && plans.equals(other.plans) && outcomes.equals(other.outcomes);
    }

    /** How many services in a record the program does not manage. */
    static int notOurs(String json) {
        return Math.toIntExact(
                StreamSupport.stream(parse(json).path("diagnoses").spliterator(), false)
                        .filter(diagnosis -> diagnosis.path("kind").asText().equals("NotOurs"))
                        .count());
    }

    /** How many services in a record an order of an owner holds. */
    static int heldByOrder(String json) {
        return Math.toIntExact(StreamSupport.stream(parse(json).path("plans").spliterator(), false)
                .filter(plan -> plan.path("kind").asText().equals("Hold")
                        && plan.path("reason").asText().equals("PAUSED"))
                .flatMap(plan -> StreamSupport.stream(plan.path("services").spliterator(), false))
                .map(JsonNode::asText)
                .distinct()
                .count());
    }

    /** When the functions took the Observation of a record. */
    public static Instant takenAt(String json) {
        return Instant.parse(parse(json).path("takenAt").asText());
    }

    private static RecordedDecision of(ObjectNode record, JsonNode diagnosis, ServiceName service) {
        List<String> plans = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (JsonNode plan : record.path("plans")) {
            if (names(plan.path("services"), service)) {
                plans.add(plan(plan, record));
                groups.add(plan.path("group").asText());
            }
        }
        List<String> outcomes = new ArrayList<>();
        for (JsonNode outcome : record.path("outcomes")) {
            if (groups.contains(outcome.path("group").asText())) {
                outcomes.add(outcome.path("what").asText());
            }
        }
        return new RecordedDecision(
                Instant.parse(record.path("takenAt").asText()),
                record.path("trigger").path("what").asText(),
                seen(diagnosis),
                plans,
                outcomes,
                record);
    }

    private static String seen(JsonNode diagnosis) {
        String counts = diagnosis.has("desired")
                ? "desired " + diagnosis.path("desired") + ", running " + diagnosis.path("running") + ", pending "
                        + diagnosis.path("pending")
                : "not in the cluster";
        return counts + ": " + diagnosis.path("cause").asText();
    }

    private static String plan(JsonNode plan, JsonNode record) {
        String reason =
                RecordedReason.words(plan, record).map(words -> ", " + words).orElse("");
        String group = plan.path("group").asText();
        return switch (plan.path("kind").asText()) {
            case "RaiseCapacity", "RaiseMaxOnly" ->
                "raise " + group + ": desired " + plan.path("fromDesired") + " → " + plan.path("toDesired") + ", max "
                        + plan.path("fromMax") + " → " + plan.path("toMax") + " (at least " + plan.path("lowerBound")
                        + ", chosen " + plan.path("chosen") + ", at most " + plan.path("upperBound") + " new; "
                        + plan.path("binding").asText() + " decides)";
            case "Escalate" ->
                "operator action required" + reason + ": " + plan.path("detail").asText();
            default -> "hold" + reason + ": " + plan.path("detail").asText();
        };
    }

    private static Optional<JsonNode> find(JsonNode diagnoses, ServiceName service) {
        for (JsonNode diagnosis : diagnoses) {
            if (diagnosis.path("service").asText().equals(service.service())) {
                return Optional.of(diagnosis);
            }
        }
        return Optional.empty();
    }

    private static boolean names(JsonNode services, ServiceName service) {
        for (JsonNode name : services) {
            if (name.asText().equals(service.service())) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode parse(String json) {
        try {
            return JSON.readTree(json) instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the table holds a decision record that is not JSON", broken);
        }
    }
}
