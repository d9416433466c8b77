package ecsremediation.cli.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import ecsremediation.simulator.scenario.LabWiring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The worlds of the simulator deliver the events that the rules of template.yaml select, and no others. */
class TemplateRulesTest {
    /** Created only with the parameter MoreAlarms, which no world has. */
    private static final String OPTIONAL = "HasMoreAlarms";

    /** In a world every task belongs to a service, so that its rules do not have this field. */
    private static final String ALWAYS_A_SERVICE = "group";

    @Test
    void theLabHasExactlyTheRulesOfTheTemplate() throws IOException {
        assertThat(labRules()).containsExactlyInAnyOrderElementsOf(templateRules());
    }

    @Test
    void theFieldThatTheLabLeavesOutSelectsTheTasksOfServices() throws IOException {
        assertThat(rules().map(rule -> pattern(rule).path("detail").path(ALWAYS_A_SERVICE))
                        .filter(field -> !field.isMissingNode())
                        .map(JsonNode::toString))
                .containsExactly("[{\"prefix\":\"service:\"}]");
    }

    private static List<SelectedEvents> labRules() {
        return LabWiring.rules().stream()
                .map(rule -> {
                    SortedMap<String, SortedSet<String>> detail = new TreeMap<>();
                    rule.detail().forEach((field, values) -> detail.put(field, new TreeSet<>(values)));
                    return new SelectedEvents(rule.source(), rule.detailType(), detail);
                })
                .toList();
    }

    /** One for each detail type of each rule. */
    private static List<SelectedEvents> templateRules() throws IOException {
        return rules().filter(rule -> !rule.path("Condition").asText().equals(OPTIONAL))
                .map(TemplateRulesTest::pattern)
                .flatMap(TemplateRulesTest::selectedBy)
                .toList();
    }

    private static Stream<SelectedEvents> selectedBy(JsonNode pattern) {
        SortedMap<String, SortedSet<String>> detail = new TreeMap<>();
        pattern.path("detail").properties().stream()
                .filter(field -> !field.getKey().equals(ALWAYS_A_SERVICE))
                .forEach(field -> detail.put(field.getKey(), texts(field.getValue())));
        return texts(pattern.path("source")).stream()
                .flatMap(source -> texts(pattern.path("detail-type")).stream()
                        .map(type -> new SelectedEvents(source, type, detail)));
    }

    private static SortedSet<String> texts(JsonNode list) {
        SortedSet<String> texts = new TreeSet<>();
        list.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static JsonNode pattern(JsonNode rule) {
        return rule.path("Properties").path("EventPattern");
    }

    private static Stream<JsonNode> rules() throws IOException {
        JsonNode template = new ObjectMapper(new YAMLFactory()).readTree(Repository.text(Path.of("template.yaml")));
        return StreamSupport.stream(template.path("Resources").spliterator(), false)
                .filter(resource -> resource.path("Type").asText().equals("AWS::Events::Rule"));
    }

    /** What a rule selects. */
    private record SelectedEvents(String source, String detailType, SortedMap<String, SortedSet<String>> detail) {
        SelectedEvents {
            detail = Collections.unmodifiableSortedMap(detail);
        }
    }
}
