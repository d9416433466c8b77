package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command prints keeps to the columns of the terminal, and says the same in them. */
final class TerminalWidthTest {
    private static final String CASES = "../cases/";

    /** Stays whole: a command, a link or an id that stands alone, and the lab's rows of numbers with their titles. */
    private static final Pattern WHOLE =
            Pattern.compile(".*(?:aws|curl|ecs-remediation|export|sam) \\S.*|[ │]*(?:id +)?\\S*|[ │]*--\\S.*");

    private static final Pattern NUMBERS =
            Pattern.compile(" *\\d+:\\d\\d( +\\d+){7} .*| *min +desired.*| +EcsLabApi +EcsLabAsg +alarms");

    private static final ServedLab LAB = ServedLab.atRest();

    @TempDir
    Path folder;

    @BeforeAll
    static void playAnIncident() {
        LAB.desire(4);
        LAB.pass(Duration.ofMinutes(2));
    }

    @AfterAll
    static void close() {
        LAB.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 80, 60})
    void theStatesOfAStackKeepToTheColumns(int columns) {
        for (List<String> command : List.of(
                List.of("status"),
                List.of("incidents"),
                List.of("incident", "EcsLabPublicCluster/EcsLabApi"),
                List.of("mode"),
                List.of("plan", "--cluster", "EcsLabPublicCluster"))) {
            LAB.run(command.toArray(String[]::new));
            String unlimited = LAB.out();
            LAB.run(columns, command.toArray(String[]::new));
            assertKept(LAB.out(), unlimited, columns);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 80, 60})
    void plansOfRecordedClustersKeepToTheColumns(int columns) {
        for (String name : List.of("groups-step-policy-a", "drain-managed-scaling-a")) {
            String[] command = {"plan", "--recording", CASES + name + ".json"};
            Terminal unlimited = new Terminal();
            unlimited.run(command);
            Terminal narrow = Terminal.ofColumns(columns);
            narrow.run(command);
            assertKept(narrow.out(), unlimited.out(), columns);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 80, 60})
    void scenariosAndTheLabKeepToTheColumns(int columns) {
        for (String[] command : List.of(
                new String[] {"simulate", "--list"},
                new String[] {"simulate", "--scenario", "lab-bad-image"},
                new String[] {"lab", "--out", folder.resolve("r").toString()})) {
            Terminal unlimited = new Terminal();
            unlimited.run(command);
            Terminal narrow = Terminal.ofColumns(columns);
            narrow.run(command);
            assertKept(narrow.out(), unlimited.out(), columns);
        }
    }

    @Test
    void jsonIsOneLineOnEveryTerminal() {
        LAB.run(60, "incidents", "--json");
        assertThat(LAB.out()).hasLineCount(1);
    }

    private static void assertKept(String narrow, String unlimited, int columns) {
        assertThat(narrow.lines()
                        .filter(line -> line.length() > columns)
                        .filter(line -> !WHOLE.matcher(line).matches())
                        .filter(line -> columns >= 80 || !NUMBERS.matcher(line).matches()))
                .as(columns + " columns")
                .isEmpty();
        assertThat(words(narrow)).isEqualTo(words(unlimited));
    }

    private static Set<String> words(String text) {
        return Pattern.compile("[\\s│]+")
                .splitAsStream(text)
                .filter(word -> !word.matches("\\d+\\S?|\\S*\\d:\\d\\S*|.*report.*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
