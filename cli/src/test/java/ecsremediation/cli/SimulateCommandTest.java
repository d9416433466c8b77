package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import ecsremediation.cli.console.BurstLines;
import ecsremediation.cli.session.BurstFigures;
import ecsremediation.cli.session.BurstFigures.Later;
import ecsremediation.cli.session.BurstFigures.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code simulate burst}: the AWS calls and the e-mails that 1,000 events cause. */
class SimulateCommandTest {
    private static final int CLUSTERS = 20;
    private static final int SERVICES = 200;

    /**
     * Measured: 76 in the window that raises the groups. 36 of them read a cluster in which 10 services lack
     * tasks, 30 open, update and notify the incidents, and 10 raise the group.
     */
    private static final int MOST_CALLS_PER_OBSERVATION = 80;

    private static int exitCode = -1;
    private static String json = "";

    @BeforeAll
    static void play() {
        Terminal terminal = new Terminal();
        exitCode = terminal.run("simulate", "burst", "--json");
        json = terminal.out();
    }

    @Test
    void aThousandEventsCauseOneObservationPerClusterAndWindowAndOneMailPerCluster() throws IOException {
        assertThat(exitCode).isZero();
        JsonNode figures = new ObjectMapper().readTree(json);

        JsonNode windows = figures.path("windows");
        assertThat(windows).hasSizeLessThanOrEqualTo(3);
        assertThat(sum(windows, "events")).isEqualTo(1000);
        assertThat(windows).allSatisfy(window -> {
            assertThat(window.path("observations").asInt()).isBetween(1, CLUSTERS);
            assertThat(window.path("calls").asInt())
                    .isLessThanOrEqualTo(MOST_CALLS_PER_OBSERVATION
                            * window.path("observations").asInt());
        });
        assertThat(sum(windows, "raises")).isEqualTo(CLUSTERS);
        assertThat(figures.at("/later/raises").asInt()).isZero();
        assertThat(figures.at("/calls/autoscaling:UpdateAutoScalingGroup").asInt())
                .isEqualTo(CLUSTERS);

        JsonNode mails = figures.path("mails");
        assertThat(mails.path("raising, of several services").asInt()).isEqualTo(CLUSTERS);
        assertThat(mails.path("cleared, of one service").asInt()
                        + mails.path("cleared, of several services").asInt())
                .isBetween(CLUSTERS, SERVICES);
        assertThat(mails.properties())
                .map(Map.Entry::getKey)
                .allMatch(kind -> kind.matches("raising, of several.*|cleared.*"));
        assertThat(figures.path("openIncidents").asInt()).isZero();
    }

    @Test
    void theDocumentationHasTheCurrentFigures() throws IOException {
        BurstFigures figures = JsonMapper.builder()
                .addModules(new Jdk8Module(), new JavaTimeModule())
                .build()
                .readValue(json, BurstFigures.class);

        assertThat(BurstLines.of(figures)).containsAll(documented());
    }

    /** The lines of the command's output that the documentation quotes, without {@code ...}. */
    private static List<String> documented() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "operating.md"));
        Matcher block = Pattern.compile("`ecs-remediation simulate burst`.*?```\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(block.find()).isTrue();
        List<String> lines =
                block.group(1).lines().filter(line -> !line.equals("...")).toList();
        assertThat(lines)
                .anyMatch(line -> line.startsWith("  all"))
                .anyMatch(line -> line.startsWith("After the burst"))
                .anyMatch(line -> line.endsWith("raising, of several services"));
        return lines;
    }

    @Test
    void printsTheFiguresAsText() {
        BurstFigures figures = new BurstFigures(
                List.of(new Window(Instant.parse("2026-01-05T09:00:05Z"), 600, 20, 1321, 20)),
                Instant.parse("2026-01-05T09:00:05Z"),
                new TreeMap<>(Map.of("ecs:DescribeClusters", 20L)),
                new Later(18, 225, 9306, 0),
                new TreeMap<>(Map.of("raising, of several services", 20)),
                Optional.of(Duration.ofSeconds(400)),
                0);
        assertThat(BurstLines.of(figures))
                .contains("  09:00:05        600             20        1321       20")
                .contains("      20  ecs:DescribeClusters")
                .contains("      20  raising, of several services")
                .last()
                .isEqualTo("Resolved: every task runs 6 min 40 s after the burst began; open incidents: 0.");
    }

    private static int sum(JsonNode windows, String field) {
        int sum = 0;
        for (JsonNode window : windows) {
            sum += window.path(field).asInt();
        }
        return sum;
    }
}
