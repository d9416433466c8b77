package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.cli.console.ScenarioJson;
import ecsremediation.cli.console.ScenarioLines;
import ecsremediation.simulator.play.PlayedScenario;
import ecsremediation.simulator.play.ScenarioBound;
import ecsremediation.simulator.play.ScenarioViolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code simulate --scenario} and {@code simulate --list}. */
class ScenarioCommandTest {
    private static final String NAME = "lab-no-capacity";
    private final Terminal terminal = new Terminal();

    @TempDir
    Path folder;

    @Test
    void listsEveryScenarioOfThisProjectWithItsLength() throws IOException {
        assertThat(terminal.run("simulate", "--list")).isZero();
        try (Stream<Path> files = Files.list(Path.of("..", "scenarios"))) {
            assertThat(terminal.out().lines()).hasSize((int) files.count());
        }
        assertThat(terminal.out()).contains("flapping-desired ", " 24h  The desired count goes from 1 to 4 and back");
    }

    @Test
    void printsWhatTheDocumentationShows() throws IOException {
        assertThat(terminal.run("simulate", "--scenario", NAME)).isZero();

        String page = Files.readString(Path.of("..", "docs", "scenarios.md"));
        int from = page.indexOf("```\n" + NAME) + "```\n".length();
        assertThat(terminal.out()).startsWith(page.substring(from, page.indexOf("```", from)));
        assertThat(terminal.out()).contains("Mails: 3", "Incidents: 1", "Instance-hours:", "Bounds not kept: none");
    }

    @Test
    void theJsonHasTheDocumentedFields() throws IOException {
        assertThat(terminal.run("simulate", "--scenario", NAME, "--json")).isZero();

        JsonNode played = new ObjectMapper().readTree(terminal.out());
        String page = Files.readString(Path.of("..", "docs", "scenarios.md"));
        String documented = page.substring(page.indexOf("`--json`: one object"));
        assertThat(names(played)).allSatisfy(name -> assertThat(documented).contains("`" + name + "`"));
        for (String list : List.of("hours", "raises", "mails", "sizes", "incidents")) {
            assertThat(names(played.path(list).path(0)))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(documented).contains("`" + name + "`"));
        }
        assertThat(played.path("violations").isArray()).isTrue();
        assertThat(played.at("/raises/0/to/desired").asInt()).isEqualTo(4);
    }

    @Test
    void everyBoundIsDocumented() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "scenarios.md"));
        assertThat(ScenarioBound.values())
                .extracting(ScenarioBound::name)
                .allSatisfy(bound -> assertThat(page).contains("| `" + bound + "` |"));
    }

    @Test
    void aBoundThatIsNotKeptIsPrintedWithItsTime() {
        Instant start = Instant.parse("2026-01-05T09:00:00Z");
        PlayedScenario played = new PlayedScenario(
                "quiet",
                1,
                start,
                Duration.ofHours(1),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                List.of());
        ScenarioViolation violation = new ScenarioViolation(
                ScenarioBound.MAILS_A_DAY, start.plusSeconds(90), "shop/api", "11 mails within 24 hours");

        assertThat(ScenarioLines.violations(played, List.of(violation)))
                .containsExactly(
                        "Bounds not kept: 1", "        1m30s  MAILS_A_DAY, shop/api: 11 mails within 24 hours");
        assertThat(ScenarioJson.of(played, List.of(violation)))
                .endsWith(
                        "\"violations\":[{\"bound\":\"MAILS_A_DAY\",\"at\":\"2026-01-05T09:01:30Z\",\"subject\":\"shop/api\","
                                + "\"what\":\"11 mails within 24 hours\"}]}");
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    @Test
    void hoursAndSeedReplaceThoseOfTheFileAndWithoutFunctionsNothingIsRaised() throws IOException {
        assertThat(terminal.run(
                        "simulate", "--scenario", NAME, "--hours", "1", "--seed", "9", "--functions", "none", "--json"))
                .isZero();

        JsonNode played = new ObjectMapper().readTree(terminal.out());
        assertThat(played.path("seed").asInt()).isEqualTo(9);
        assertThat(played.path("length").asText()).isEqualTo("PT1H");
        assertThat(played.path("hours")).hasSize(1);
        assertThat(played.path("raises")).isEmpty();
        assertThat(played.at("/hours/0/running").asInt()).isEqualTo(1);
    }

    @Test
    void everyProblemOfAFileIsOneLineAndTheExitCodeIsThatOfWrongUsage() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), "length: 5\nclusters: []\ncluster: 1\n");

        assertThat(terminal.run("simulate", "--scenario", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.errors())
                .containsExactly(
                        file + ":1: length '5' has no unit; write 5s, 5m, 5h or 5d",
                        file + ":2: clusters is an empty list; write a list under it, each item after a hyphen",
                        file + ":3: cluster is not a field of this format; did you mean clusters?");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void aSweepOfSeedsPrintsItsFigures() {
        assertThat(terminal.run("simulate", "--seeds", "2", "--seed", "5")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out())
                .startsWith("2 worlds of 200 virtual minutes in ")
                .endsWith("Every bound was kept.\n");
    }

    @Test
    void oneSeedIsPrintedAsAScenario() {
        assertThat(terminal.run("simulate", "--seeds", "1", "--seed", "5")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).startsWith("seed-5, seed 5, 3h20m from ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            simulate                                     | Missing: burst, --scenario, --seeds or --list
            simulate burst --list                        | More than one of: burst, --scenario, --seeds or --list
            simulate burst --hours 3                     | --hours and --functions need --scenario
            simulate --seeds 0                           | '--seeds': 0 is not a number from 1 to 1000000
            simulate --list --functions none             | --hours and --functions need --scenario
            simulate --scenario lab-no-capacity --hours 0 | '--hours': 0 is not a number from 1 to 8784
            simulate --scenario no-such-scenario         | 'no-such-scenario' is neither a file nor a scenario
            """)
    void whatCannotBePlayedIsAnsweredInOneLine(String line, String wanted) {
        assertThat(terminal.run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.errors()).singleElement().asString().contains(wanted);
        assertThat(terminal.out()).isEmpty();
    }
}
