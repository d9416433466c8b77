package ecsremediation.cli.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.simulator.scenario.LabStack;
import ecsremediation.simulator.scenario.LabWiring;
import ecsremediation.simulator.template.StackResource;
import ecsremediation.simulator.template.StackTemplate;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The worlds of the simulator deliver the events that the rules of template.yaml select, and no others. */
class TemplateRulesTest {
    /** The lab's stack acts on every cluster. */
    private static final String CLUSTER = "clusterArn";

    @Test
    void theLabHasExactlyTheRulesOfTheTemplate() {
        assertThat(labRules()).containsExactlyInAnyOrderElementsOf(templateRules());
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
    private static List<SelectedEvents> templateRules() {
        return rules().flatMap(TemplateRulesTest::selectedBy).toList();
    }

    private static Stream<SelectedEvents> selectedBy(JsonNode pattern) {
        SortedMap<String, SortedSet<String>> detail = new TreeMap<>();
        pattern.path("detail").properties().stream()
                .filter(field -> !field.getKey().equals(CLUSTER))
                .forEach(field -> detail.put(field.getKey(), texts(field.getValue())));
        return texts(pattern.path("source")).stream()
                .flatMap(source -> texts(pattern.path("detail-type")).stream()
                        .map(type -> new SelectedEvents(source, type, detail)));
    }

    /** A prefix as the rules of a world write it: with a star. */
    private static SortedSet<String> texts(JsonNode list) {
        SortedSet<String> texts = new TreeSet<>();
        list.forEach(value -> texts.add(value.isObject() ? value.path("prefix").asText() + "*" : value.asText()));
        return texts;
    }

    /** The patterns of the rules that the stack of the lab has. MoreAlarms, which no world has, would add one. */
    private static Stream<JsonNode> rules() {
        return StackTemplate.read(Repository.text(Path.of("template.yaml")))
                .resolve(LabStack.SETTINGS)
                .ofType("AWS::Events::Rule")
                .stream()
                .map(StackResource::eventPattern);
    }

    /** What a rule selects. */
    private record SelectedEvents(String source, String detailType, SortedMap<String, SortedSet<String>> detail) {
        SelectedEvents {
            detail = Collections.unmodifiableSortedMap(detail);
        }
    }
}
