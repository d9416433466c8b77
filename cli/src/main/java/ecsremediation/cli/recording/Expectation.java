package ecsremediation.cli.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * The decision that the author of a recording expects.
 *
 * @param tree the field {@code expect} of the recording
 */
public record Expectation(JsonNode tree) {
    private static final String NOTHING = "nothing";
    private static final List<String> DECISIONS = List.of("raise", "raise-max", "hold", "escalate", NOTHING);

    /** What is missing or wrong in it, with the name of the field; empty if a decision can be compared with it. */
    public Optional<String> problem() {
        if (!tree.isObject()) {
            return Optional.of("field expect is missing");
        }
        if (accepted().isEmpty()) {
            return Optional.of("field expect.decision is missing");
        }
        return accepted().stream()
                .filter(decision -> !DECISIONS.contains(decision))
                .findFirst()
                .map(decision ->
                        "field expect.decision: '" + decision + "' is none of " + String.join(", ", DECISIONS));
    }

    /** Whether one of the accepted decisions is a raise. */
    public boolean acceptsRaise() {
        return accepted().stream().anyMatch(decision -> decision.startsWith("raise"));
    }

    /** Whether the decision raises a group although none of the accepted ones does. */
    public boolean isWrongRaise(JsonNode decision) {
        return !acceptsRaise() && !raises(decision).isEmpty();
    }

    /**
     * What differs, one sentence each; empty if the decision is right.
     *
     * @param decision as {@code plan --json} prints it
     * @param text as {@code plan} prints it
     */
    public List<String> differences(JsonNode decision, String text) {
        List<String> differences = new ArrayList<>();
        kinds(decision, differences);
        if (acceptsRaise()) {
            raises(decision).forEach(plan -> sizes(plan, differences));
        }
        words(decision, text, differences);
        return List.copyOf(differences);
    }

    private void kinds(JsonNode decision, List<String> differences) {
        List<String> accepted = accepted();
        SortedSet<String> ours = kinds(plans(decision));
        boolean raisesElsewhere = kinds(all(decision.path("plans"))).stream()
                .anyMatch(kind -> kind.startsWith("raise") && !accepted.contains(kind));
        if (ours.stream().noneMatch(accepted::contains) || raisesElsewhere) {
            differences.add("decision " + String.join("/", ours) + ", wanted " + String.join("/", accepted));
        }
    }

    private void sizes(JsonNode plan, List<String> differences) {
        for (String field : List.of("group", "toDesired", "toMax")) {
            List<String> accepted = texts(tree.path(field));
            String got = plan.path(field).asText();
            if (tree.hasNonNull(field) && !accepted.contains(got)) {
                differences.add(field + " " + got + ", wanted " + String.join("/", accepted));
            }
        }
    }

    private void words(JsonNode decision, String text, List<String> differences) {
        StringBuilder said = new StringBuilder();
        all(decision.path("diagnoses")).stream()
                .filter(d -> service().isEmpty() || d.path("service").asText().equals(service()))
                .forEach(said::append);
        plans(decision).forEach(said::append);
        said.append(' ').append(String.join(" ", text.strip().split("\\s+")));
        String all = said.toString().toLowerCase(Locale.ROOT);
        for (String alternatives : texts(tree.path("says"))) {
            if (anyOf(alternatives).stream().noneMatch(words -> all.contains(words.toLowerCase(Locale.ROOT)))) {
                differences.add("does not say '" + alternatives + "'");
            }
        }
        for (String alternatives : texts(tree.path("never"))) {
            anyOf(alternatives).stream()
                    .filter(words -> all.contains(words.toLowerCase(Locale.ROOT)))
                    .forEach(words -> differences.add("says '" + words + "'"));
        }
    }

    private static List<String> anyOf(String alternatives) {
        return List.of(alternatives.split("\\|"));
    }

    private String service() {
        return tree.path("service").asText("");
    }

    private List<String> accepted() {
        return texts(tree.path("decision"));
    }

    private List<JsonNode> plans(JsonNode decision) {
        return all(decision.path("plans")).stream()
                .filter(plan ->
                        service().isEmpty() || texts(plan.path("services")).contains(service()))
                .toList();
    }

    private static List<JsonNode> raises(JsonNode decision) {
        return all(decision.path("plans")).stream()
                .filter(plan -> kind(plan).startsWith("raise"))
                .toList();
    }

    private static SortedSet<String> kinds(List<JsonNode> plans) {
        SortedSet<String> kinds = new TreeSet<>();
        plans.forEach(plan -> kinds.add(kind(plan)));
        return kinds.isEmpty() ? new TreeSet<>(List.of(NOTHING)) : kinds;
    }

    private static String kind(JsonNode plan) {
        return switch (plan.path("kind").asText()) {
            case "RaiseCapacity" -> "raise";
            case "RaiseMaxOnly" -> "raise-max";
            case "Hold" -> "hold";
            case "Escalate" -> "escalate";
            default -> plan.path("kind").asText();
        };
    }

    private static List<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    /** One text, or each text of a list; empty if there is none. */
    private static List<String> texts(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        return node.isArray() ? all(node).stream().map(JsonNode::asText).toList() : List.of(node.asText());
    }
}
