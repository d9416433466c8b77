package ecsremediation.cli.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.cli.stack.RecordedReason;
import ecsremediation.cli.timeline.TimelineDecision;
import ecsremediation.cli.timeline.TimelineDecision.ArithmeticStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Converts the functions' decision records to the decisions of the report page. */
final class TimelineDecisions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TimelineDecisions() {}

    /**
     * The decisions in the order of the records, without holds. Leaves out a decision with the
     * {@link Subject} of an earlier one. A record that is not JSON has no decisions.
     */
    static List<TimelineDecision> read(List<String> records) {
        List<TimelineDecision> decisions = new ArrayList<>();
        Set<Subject> subjects = new HashSet<>();
        for (String record : records) {
            JsonNode reconciliation = parse(record);
            for (JsonNode plan : reconciliation.path("plans")) {
                if (!plan.path("kind").asText().equals("Hold") && subjects.add(Subject.of(plan))) {
                    decisions.add(decision(reconciliation, plan));
                }
            }
        }
        return decisions;
    }

    private static JsonNode parse(String record) {
        try {
            return JSON.readTree(record);
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }

    private static TimelineDecision decision(JsonNode reconciliation, JsonNode plan) {
        List<ArithmeticStep> steps = new ArrayList<>();
        steps.add(new ArithmeticStep(
                "triggered by", reconciliation.path("trigger").path("what").asText()));
        for (JsonNode diagnosis : reconciliation.path("diagnoses")) {
            if (concerns(plan, diagnosis)) {
                seen(diagnosis, steps);
            }
        }
        if (plan.has("chosen")) {
            sizing(plan, steps);
        }
        text(plan, "detail").forEach(detail -> steps.add(new ArithmeticStep("because", detail)));
        plan.path("limits").forEach(limit -> steps.add(new ArithmeticStep("limit", limit.asText())));
        reconciliation
                .path("outcomes")
                .forEach(outcome -> steps.add(
                        new ArithmeticStep("outcome", outcome.path("what").asText())));
        return new TimelineDecision(
                Instant.parse(reconciliation.path("takenAt").asText()), headline(plan, reconciliation), steps);
    }

    private static void seen(JsonNode diagnosis, List<ArithmeticStep> steps) {
        String service = diagnosis.path("service").asText();
        steps.add(new ArithmeticStep(
                "seen",
                service + ": desired " + diagnosis.path("desired") + ", running " + diagnosis.path("running")
                        + ", pending " + diagnosis.path("pending")));
        steps.add(new ArithmeticStep("cause", diagnosis.path("cause").asText()));
        diagnosis.path("evidence").forEach(evidence -> steps.add(new ArithmeticStep("evidence", evidence.asText())));
    }

    private static void sizing(JsonNode plan, List<ArithmeticStep> steps) {
        steps.add(new ArithmeticStep(
                "new instances",
                "at least " + plan.path("lowerBound") + ", chosen " + plan.path("chosen") + ", at most "
                        + plan.path("upperBound") + "; "
                        + plan.path("binding").asText() + " decides"));
        int needed = plan.path("fromDesired").asInt() + plan.path("chosen").asInt();
        steps.add(new ArithmeticStep(
                "desired needed",
                plan.path("fromDesired").asInt() + " + " + plan.path("chosen").asInt() + " = " + needed));
        steps.add(new ArithmeticStep(
                "desired set",
                plan.path("fromDesired").asInt() + " → "
                        + plan.path("toDesired").asInt()));
        steps.add(new ArithmeticStep(
                "max set",
                plan.path("fromMax").asInt() + " → " + plan.path("toMax").asInt()));
    }

    private static String headline(JsonNode plan, JsonNode record) {
        String reason =
                RecordedReason.words(plan, record).map(words -> ": " + words).orElse("");
        String group = plan.path("group").asText();
        return switch (plan.path("kind").asText()) {
            case "RaiseCapacity" -> "Raise " + group + " " + plan.path("fromDesired") + " → " + plan.path("toDesired");
            case "RaiseMaxOnly" -> "Raise max of " + group + " " + plan.path("fromMax") + " → " + plan.path("toMax");
            case "Escalate" -> "Operator action required" + reason;
            default -> "Hold" + reason;
        };
    }

    private static boolean concerns(JsonNode plan, JsonNode diagnosis) {
        for (JsonNode service : plan.path("services")) {
            if (service.asText().equals(diagnosis.path("service").asText())) {
                return true;
            }
        }
        return false;
    }

    private static List<String> text(JsonNode node, String field) {
        String text = node.path(field).asText();
        return text.isEmpty() ? List.of() : List.of(text);
    }

    /** What a decision is about. Numbers that a plan does not have are 0, texts are empty. */
    private record Subject(String kind, String group, int toDesired, int toMax, String reason) {
        static Subject of(JsonNode plan) {
            return new Subject(
                    plan.path("kind").asText(),
                    plan.path("group").asText(),
                    plan.path("toDesired").asInt(),
                    plan.path("toMax").asInt(),
                    plan.path("reason").asText());
        }
    }
}
