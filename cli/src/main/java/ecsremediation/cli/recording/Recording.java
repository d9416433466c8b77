package ecsremediation.cli.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ecsremediation.aws.Clients;
import ecsremediation.aws.SdkClusterReader;
import ecsremediation.cli.UserError;
import ecsremediation.model.Observation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * A recorded cluster. docs/cases.md has the format.
 *
 * @param takenAt when the cluster looked like this
 * @param region such as {@code eu-central-1}
 * @param cluster its name
 * @param tree the whole file
 */
public record Recording(Instant takenAt, String region, String cluster, JsonNode tree) {
    /** In bytes. A cluster of 5,000 instances is smaller. */
    private static final long LARGEST = 64L * 1024 * 1024;

    /** No call takes time here; the adapters want a limit. */
    private static final Duration BUDGET = Duration.ofMinutes(1);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads a file.
     *
     * @throws UserError if the file is missing, larger than 64 MiB, not JSON, or lacks a field; it names the field
     */
    public static Recording read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserError.usage("there is no file " + file, "name a recording");
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw unreadable(file, "it is larger than 64 MiB, the limit for a recording");
            }
            return of(file, JSON.readTree(file.toFile()));
        } catch (JsonProcessingException broken) {
            throw unreadable(
                    file,
                    "not JSON: "
                            + broken.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException refused) {
            throw unreadable(file, String.valueOf(refused.getMessage()));
        }
    }

    private static Recording of(Path file, JsonNode tree) {
        if (!tree.path("ecs").isObject() || !tree.path("autoscaling").isObject()) {
            throw unreadable(file, "fields ecs and autoscaling: an object is expected for each");
        }
        try {
            return new Recording(
                    Instant.parse(text(file, tree, "takenAt")),
                    tree.path("region").asText("eu-central-1"),
                    text(file, tree, "cluster"),
                    tree);
        } catch (DateTimeParseException noTime) {
            throw unreadable(file, "field takenAt: a time such as 2026-03-01T12:00:00Z is expected");
        }
    }

    private static String text(Path file, JsonNode tree, String field) {
        if (!tree.path(field).isTextual()) {
            throw unreadable(file, "field " + field + ": a text is expected");
        }
        return tree.path(field).asText();
    }

    private static UserError unreadable(Path file, String why) {
        return UserError.usage(file + ": " + why, "docs/cases.md has the format of a recording");
    }

    /** A recording that is not in a file, as {@code record} makes it. */
    static Recording of(JsonNode tree) {
        return new Recording(
                Instant.parse(tree.path("takenAt").asText()),
                tree.path("region").asText(),
                tree.path("cluster").asText(),
                tree);
    }

    /** What the functions see in the cluster at {@link #takenAt}. */
    public Observation observation() {
        try (RecordedAws aws = new RecordedAws(this);
                Clients clients = new Clients(
                        region,
                        URI.create("http://127.0.0.1"),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("recording", "recording")),
                        aws)) {
            InstantSource clock = InstantSource.fixed(takenAt);
            return new SdkClusterReader(clients.ecs(), clients.autoScaling(), clock, BUDGET).observe(cluster, takenAt);
        }
    }

    /** The records of a list of the ECS API, such as {@code services}. */
    JsonNode ecs(String list) {
        return tree.path("ecs").path(list);
    }

    /** The records of a list of the EC2 Auto Scaling API, such as {@code AutoScalingGroups}. */
    JsonNode autoScaling(String list) {
        return tree.path("autoscaling").path(list);
    }
}
