package ecsremediation.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.aws.Clients;
import ecsremediation.cli.decide.DecisionComparison;
import ecsremediation.cli.stack.StackAccount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Records each recorded cluster again, as if it were a live one. */
class RecordedAgainTest {
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("recording", "recording"));

    @Test
    void aRecordingOfARecordingLosesNothingThatADecisionReads() throws IOException {
        SortedMap<String, List<String>> differing = new TreeMap<>();
        for (Path file : files()) {
            Recording original = Recording.read(file);
            JsonNode again = recordedAgain(original);
            List<String> differences = DecisionComparison.differences(
                    CheckedRecording.decision(original), CheckedRecording.decision(Recording.of(again)));
            if (!differences.isEmpty()) {
                differing.put(file.getFileName().toString(), differences);
            }
            assertThat(again.at("/ecs/tasks").size())
                    .as(file.toString())
                    .isEqualTo(original.ecs("tasks").size());
            assertThat(again.at("/ecs/services").size())
                    .isEqualTo(original.ecs("services").size());
        }
        assertThat(differing).isEmpty();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../cases"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode recordedAgain(Recording original) {
        URI nowhere = URI.create("http://127.0.0.1");
        try (RecordedAws aws = new RecordedAws(original);
                Clients clients = new Clients(original.region(), nowhere, CREDENTIALS, aws)) {
            return new ClusterRecorder(
                            original.cluster(), new StackAccount(original.region(), Optional.of(nowhere), CREDENTIALS))
                    .record(clients, InstantSource.fixed(original.takenAt()));
        }
    }
}
