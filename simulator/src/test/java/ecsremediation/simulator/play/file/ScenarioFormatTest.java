package ecsremediation.simulator.play.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation of the format and the scenarios of this project say what the parser reads. */
class ScenarioFormatTest {
    private static final Path PAGE = Path.of("..", "docs", "scenarios.md");
    private static final Path EVERY_FIELD = Path.of("src/test/resources/scenario-files/every-field.yaml");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String UNKNOWN = "zzzzzzzzzzzz";
    private static final String ALLOWED = "allowed here: ";

    @Test
    void theDocumentationNamesEveryFieldActionAndFaultOfTheParserAndNoOther() throws IOException {
        NavigableSet<String> documented = new TreeSet<>();
        format().lines()
                .filter(line -> line.startsWith("| "))
                .flatMap(line -> matches("`([a-zA-Z]+)`", line))
                .forEach(documented::add);

        assertThat(documented).containsAll(ofParser());
        assertThat(ofParser()).containsAll(rowNames());
    }

    /** The page without what the command prints. */
    private static String format() throws IOException {
        String page = Files.readString(PAGE);
        return page.substring(0, page.indexOf("## What it prints"));
    }

    /** The names in the first cells of the tables. */
    private static List<String> rowNames() throws IOException {
        return format().lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf(" | ", 2)))
                .flatMap(cell -> matches("`([a-zA-Z]+)`", cell))
                .toList();
    }

    @Test
    void theExampleOfTheDocumentationIsAScenario() throws IOException {
        String example = matches("(?s)```yaml\n(.*?)```", Files.readString(PAGE))
                .findFirst()
                .orElseThrow();
        assertThat(ScenarioFile.parse("example", "example", example).scenario().events())
                .hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void eachScenarioOfThisProjectHasTheNameOfItsFileADescriptionAndASeed(Path path) throws IOException {
        ScenarioFile file = ScenarioFile.read(path);

        assertThat(path).hasFileName(file.scenario().name() + ScenarioFile.ENDING);
        assertThat(file.scenario().description()).endsWith(".");
        assertThat(Files.readString(path)).contains("\nseed: " + file.seed() + "\n");
    }

    static List<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "scenarios"))) {
            return files.sorted().toList();
        }
    }

    /** Every field, action and fault that the parser says is allowed where an unknown one stands. */
    private static NavigableSet<String> ofParser() throws IOException {
        NavigableSet<String> names = new TreeSet<>();
        JsonNode whole = YAML.readTree(EVERY_FIELD.toFile());
        for (ObjectNode block : blocks(whole)) {
            block.put(UNKNOWN, 1);
            names.addAll(allowed(whole));
            block.remove(UNKNOWN);
            if (block.size() == 1) {
                String name = block.fieldNames().next();
                JsonNode fields = block.remove(name);
                block.set(UNKNOWN, fields);
                names.addAll(allowed(whole));
                block.remove(UNKNOWN);
                block.set(name, fields);
            }
        }
        return names;
    }

    private static List<ObjectNode> blocks(JsonNode node) {
        List<ObjectNode> blocks = new ArrayList<>();
        if (node instanceof ObjectNode block) {
            blocks.add(block);
        }
        node.forEach(inner -> blocks.addAll(blocks(inner)));
        return blocks;
    }

    private static List<String> allowed(JsonNode whole) throws IOException {
        try {
            ScenarioFile.parse("file", "file", YAML.writeValueAsString(whole));
            return List.of();
        } catch (ScenarioFileException wrong) {
            return wrong.problems().stream()
                    .filter(problem -> problem.field().contains(UNKNOWN))
                    .map(ScenarioProblem::fix)
                    .filter(fix -> fix.startsWith(ALLOWED))
                    .flatMap(fix -> Stream.of(fix.substring(ALLOWED.length()).split(", ")))
                    .toList();
        }
    }

    private static Stream<String> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult match) -> match.group(1));
    }
}
