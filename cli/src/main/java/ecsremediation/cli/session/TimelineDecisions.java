package ecsremediation.cli.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.cli.timeline.TimelineDecision;
import ecsremediation.cli.timeline.TimelineDecision.ArithmeticStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The decisions in the functions' decision records, one for every look. */
final class TimelineDecisions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TimelineDecisions() {}

    /** Those that raised a group, would have, or were kept from it, in order; the same again is left out. */
    static List<TimelineDecision> read(List<String> records) {
        List<TimelineDecision> decisions = new ArrayList<>();
        for (String record : records) {
            JsonNode reconcile = parse(record);
            for (JsonNode plan : reconcile.path("plans")) {
                TimelineDecision decision = decision(reconcile, plan);
                boolean isNotification =
                        decisions.stream().noneMatch(d -> d.headline().equals(decision.headline()));
                if (isNotification && !plan.path("kind").asText().equals("Hold")) {
                    decisions.add(decision);
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

    private static TimelineDecision decision(JsonNode reconcile, JsonNode plan) {
        List<ArithmeticStep> steps = new ArrayList<>();
        steps.add(new ArithmeticStep("woken by", reconcile.path("trigger").path("what").asText()));
        for (JsonNode diagnosis : reconcile.path("diagnoses")) {
            if (concerns(plan, diagnosis)) {
                seen(diagnosis, steps);
            }
        }
        if (plan.has("chosen")) {
            sizing(plan, steps);
        }
        text(plan, "detail").forEach(detail -> steps.add(new ArithmeticStep("because", detail)));
        plan.path("clamps").forEach(limit -> steps.add(new ArithmeticStep("limit", limit.asText())));
        reconcile
                .path("outcomes")
                .forEach(outcome ->
                        steps.add(new ArithmeticStep("outcome", outcome.path("what").asText())));
        return new TimelineDecision(Instant.parse(reconcile.path("takenAt").asText()), headline(plan), steps);
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

    private static String headline(JsonNode plan) {
        String group = plan.path("group").asText();
        return switch (plan.path("kind").asText()) {
            case "RaiseCapacity" -> "Raise " + group + " " + plan.path("fromDesired") + " → " + plan.path("toDesired");
            case "RaiseMaxOnly" -> "Raise max of " + group + " " + plan.path("fromMax") + " → " + plan.path("toMax");
            case "Escalate" -> "Call a person: " + plan.path("reason").asText();
            default -> "Hold: " + plan.path("reason").asText();
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
}
