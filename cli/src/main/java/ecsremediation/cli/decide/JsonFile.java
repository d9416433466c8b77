package ecsremediation.cli.decide;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.cli.UserError;
import ecsremediation.incident.Snapshot;
import ecsremediation.incident.SnapshotJson;
import ecsremediation.model.ObservationJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file with an Observation or a decision record in it, plain or gzipped as the table keeps large ones. */
public record JsonFile(Path path) {
    /** A cluster of 5,000 instances and 5,000 services stays below; more is some other file. */
    private static final int LARGEST = 32 * 1024 * 1024;

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    /**
     * The file's Snapshot: an Observation by itself, or the one of a decision record with its incidents.
     *
     * @throws UserError naming the place where it stops being one
     */
    public Snapshot snapshot() {
        try {
            return SnapshotJson.read(new ByteArrayInputStream(bytes()));
        } catch (ObservationJson.Unreadable broken) {
            throw unreadable(String.valueOf(broken.getMessage()));
        }
    }

    /**
     * The file as a decision record.
     *
     * @throws UserError where it is not JSON, or has no Observation to replay
     */
    public JsonNode decisionRecord() {
        JsonNode tree = tree();
        if (!tree.path("observation").isObject()) {
            throw unreadable("a decision record has the field observation, an object");
        }
        return tree;
    }

    private JsonNode tree() {
        try {
            return ObservationJson.tree(new ByteArrayInputStream(bytes()));
        } catch (ObservationJson.Unreadable broken) {
            throw unreadable(String.valueOf(broken.getMessage()));
        }
    }

    /** The Snapshot in a decision record of this file. */
    public Snapshot snapshot(JsonNode decisionRecord) {
        try {
            return SnapshotJson.fromTree(decisionRecord);
        } catch (ObservationJson.Unreadable broken) {
            throw unreadable("in its observation, " + broken.getMessage());
        }
    }

    private byte[] bytes() {
        if (!Files.isRegularFile(path)) {
            throw UserError.usage("there is no file " + path, "name one that holds the JSON");
        }
        try (InputStream file = Files.newInputStream(path)) {
            return atMost(isGzipped() ? new GZIPInputStream(file) : file);
        } catch (IOException refused) {
            throw unreadable(String.valueOf(refused.getMessage()));
        }
    }

    private byte[] atMost(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw unreadable("it is larger than 32 MiB, which no Observation is");
        }
        return bytes;
    }

    private boolean isGzipped() throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            return file.read() == GZIP_FIRST && file.read() == GZIP_SECOND;
        }
    }

    private UserError unreadable(String why) {
        return UserError.usage(path + ": " + why, "ecs-remediation lab writes good ones into lab-report/decisions");
    }
}
