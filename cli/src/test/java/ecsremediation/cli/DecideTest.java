package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code plan} and {@code replay}, on the report folder of a lab run. */
class DecideTest {
    private static final int HUGE = 50 * 1024 * 1024;

    @TempDir
    static Path folder;

    private static Path record;
    private static Path observation;

    private final Terminal terminal = new Terminal();

    @BeforeAll
    static void playTheLab() throws IOException {
        assertThat(new Terminal().run("lab", "--quiet", "--out", folder.toString()))
                .isZero();
        record = folder.resolve("decisions/001.json");
        JsonNode tree = new ObjectMapper().readTree(record.toFile());
        observation = Files.writeString(
                folder.resolve("observation.json"), tree.path("observation").toString());
    }

    @Test
    void planShowsTheRaiseWithItsSizing() {
        assertThat(terminal.run("plan", "--observation", observation.toString()))
                .isZero();
        assertThat(terminal.out())
                .contains("EcsLabApi: desired 4, running 1, pending 0")
                .contains("Raise EcsLabAsg: desired 1 → 4, max 1 → 4")
                .contains("at least 3, chosen 3, at most 3 new; memory decides")
                .contains("one more t3.micro has room for 952 MiB, 2048 CPU units")
                .contains("EcsLabApi: 0 on free, 0 on coming, 3 on new instances, 0 nowhere");
    }

    @Test
    void planPrintsJson() throws IOException {
        assertThat(terminal.run("plan", "--json", "--observation", observation.toString()))
                .isZero();
        JsonNode plan = new ObjectMapper().readTree(terminal.out()).at("/plans/0");
        assertThat(plan.path("kind").asText()).isEqualTo("RaiseCapacity");
        assertThat(plan.path("toDesired").asInt()).isEqualTo(4);
    }

    @Test
    void replayReachesTheRecordedDecision() {
        assertThat(terminal.run("replay", record.toString())).isZero();
        assertThat(terminal.errors()).containsExactly("Equal to the record.");
    }

    @Test
    void replayReadsAGzippedRecord() throws IOException {
        Path packed = folder.resolve("record.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(record, out);
        }
        assertThat(terminal.run("replay", packed.toString())).isZero();
    }

    @Test
    void aRewordedRecordIsTheSameDecision() throws IOException {
        ObjectNode reworded = (ObjectNode) new ObjectMapper().readTree(record.toFile());
        ((ObjectNode) reworded.at("/diagnoses/0"))
                .put("cause", "in other words")
                .putArray("evidence");
        Path file = Files.writeString(folder.resolve("reworded.json"), reworded.toString());

        assertThat(terminal.run("replay", file.toString())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lab-raise", "not-cured", "other-hand-resumed", "partly-read"})
    void replayReachesTheDecisionsOfVersion1(String name) {
        Path recorded = Path.of("../functions/src/test/resources/decisions-1.0.0", name + ".json");

        assertThat(terminal.run("replay", recorded.toString())).isZero();
    }

    @Test
    void replayNamesTheDifferentParts() throws IOException {
        ObjectNode changed = (ObjectNode) new ObjectMapper().readTree(record.toFile());
        ((ObjectNode) changed.at("/plans/0")).put("toDesired", 3);
        Path file = Files.writeString(folder.resolve("changed.json"), changed.toString());
        assertThat(terminal.run("replay", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(terminal.errors()).singleElement().asString().startsWith("Different from the record: plans;");
    }

    @Test
    void aTruncatedFileIsRefusedWithTheLineWhereItEnds() throws IOException {
        Path file = Files.writeString(
                folder.resolve("truncated.json"), Files.readString(observation).substring(0, 800));
        assertRefused("ends too early at line 1", "plan", "--observation", file.toString());
    }

    @Test
    void invalidJsonIsRefusedWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), "{\"schema\": 1,\n oops }");
        assertRefused("not JSON at line 2", "plan", "--observation", file.toString());
        assertRefused("not JSON at line 2", "replay", file.toString());
    }

    @Test
    void deeplyNestedJsonIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("deep.json"), "[".repeat(100_000));
        assertRefused("deeper or longer than an Observation", "plan", "--observation", file.toString());
        assertRefused("deeper or longer than an Observation", "replay", file.toString());
        assertRefused("is not JSON", "invoke", "AlarmFunction", file.toString());
    }

    @Test
    void aHugeFileIsRefusedBeforeItIsParsed() throws IOException {
        byte[] brackets = new byte[HUGE];
        Arrays.fill(brackets, (byte) '[');
        Path file = Files.write(folder.resolve("huge.json"), brackets);
        assertRefused("larger than 32 MiB", "plan", "--observation", file.toString());
        assertRefused("larger than 32 MiB", "replay", file.toString());
    }

    @Test
    void aMissingFileAndARecordWithoutAnObservationAreRefused() throws IOException {
        assertRefused(
                "there is no file",
                "plan",
                "--observation",
                folder.resolve("none").toString());
        Path file = Files.writeString(folder.resolve("empty.json"), "{}");
        assertRefused("has the field observation", "replay", file.toString());
    }

    @Test
    void planRequiresExactlyOneSource() {
        assertRefused("--observation", "plan");
        assertRefused("--cluster", "plan", "--observation", observation.toString(), "--cluster", "x");
    }

    private static void assertRefused(String words, String... arguments) {
        Terminal terminal = new Terminal();
        assertThat(terminal.run(arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.errors()).singleElement().asString().contains(words);
        assertThat(terminal.out()).isEmpty();
    }
}
