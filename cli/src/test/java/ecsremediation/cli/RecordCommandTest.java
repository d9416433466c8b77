package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.cli.decide.DecisionComparison;
import ecsremediation.simulator.scenario.LabNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code record} on the lab's account, and {@code plan} and {@code check} with what it wrote. */
class RecordCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ServedLab lab;

    @TempDir
    Path folder;

    @BeforeAll
    static void runShort() {
        lab = ServedLab.atRest(1);
        lab.desire(4);
        lab.pass(Duration.ofMinutes(10));
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    private int record(String cluster, Path out, String... options) {
        return lab.run(
                Stream.concat(Stream.of("record", "--cluster", cluster, "--out", out.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    private static JsonNode plan(String... source) throws IOException {
        lab.run(Stream.concat(Stream.of("plan", "--json"), Stream.of(source)).toArray(String[]::new));
        return JSON.readTree(lab.out());
    }

    @Test
    void aRecordingLeadsToTheDecisionOfTheCluster() throws IOException {
        Path file = folder.resolve("lab.json");
        assertThat(record(LabNames.CLUSTER, file)).isZero();
        assertThat(lab.out()).contains("Recorded 1 clusters, 1 services", "--anonymize", "write its title, its source");
        assertThat(DecisionComparison.differences(
                        plan("--cluster", LabNames.CLUSTER), plan("--recording", file.toString())))
                .isEmpty();
    }

    @Test
    void anAnonymizedRecordingHasNoNameOfTheLab() throws IOException {
        Path file = folder.resolve("lab.json");
        assertThat(record(LabNames.CLUSTER, file, "--anonymize")).isZero();
        assertThat(lab.out()).contains("The decision about it is the same as about the cluster.");
        assertThat(Files.readString(file)).doesNotContainIgnoringCase("EcsLab");
        JsonNode expected = plan("--cluster", LabNames.CLUSTER).at("/plans/0");
        JsonNode decided = plan("--recording", file.toString()).at("/plans/0");
        assertThat(decided.path("kind")).isEqualTo(expected.path("kind"));
        assertThat(decided.path("reason")).isEqualTo(expected.path("reason"));
    }

    @Test
    void checkNamesTheFieldThatTheUserMustWrite() throws IOException {
        Path file = folder.resolve("lab.json");
        record(LabNames.CLUSTER, file, "--anonymize");
        Terminal terminal = new Terminal();
        assertThat(terminal.run("check", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.errors())
                .containsExactly(
                        "ecs-remediation check: " + file + ": field expect is missing; write the decision that a"
                                + " good operator would make, such as \"expect\": {\"decision\": \"hold\", \"why\": \"...\"};"
                                + " docs/cases.md has the fields");

        ObjectNode completed = (ObjectNode) JSON.readTree(file.toFile());
        completed.putObject("expect").put("decision", "wait");
        Files.writeString(file, completed.toString());
        assertThat(new Terminal().run("check", file.toString())).isEqualTo(ExitCode.USAGE);

        completed.putObject("expect").put("decision", "escalate");
        Files.writeString(file, completed.toString());
        assertThat(new Terminal().run("check", file.toString())).isZero();
    }

    @Test
    void aMissingClusterLeavesNoFile() throws IOException {
        Path file = folder.resolve("none.json");
        assertThat(record("Nothing", file)).isEqualTo(ExitCode.USAGE);
        assertThat(lab.errors()).singleElement().asString().contains("no active cluster Nothing", "--cluster");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void anUnwritableFolderIsReportedBeforeTheClusterIsRead() {
        assertThat(record("Nothing", folder.resolve("missing/lab.json"))).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(lab.errors()).singleElement().asString().contains("cannot write to", "--out");
    }
}
