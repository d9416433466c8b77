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

/**
 * A JSON file with an Observation or a decision record. The file may be gzipped, as large records in the
 * table are.
 */
public record JsonFile(Path path) {
    /** In bytes, unpacked. An Observation of 5,000 instances and 5,000 services is smaller. */
    private static final int LARGEST = 32 * 1024 * 1024;

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    /**
     * Reads the file as a Snapshot: an Observation by itself, or the one of a decision record with its incidents.
     *
     * @throws UserError if the file is missing, too large or not an Observation; it names the line and the
     *     field
     */
    public Snapshot snapshot() {
        try {
            return SnapshotJson.read(new ByteArrayInputStream(bytes()));
        } catch (ObservationJson.UnreadableObservation broken) {
            throw unreadable(String.valueOf(broken.getMessage()));
        }
    }

    /**
     * Reads the file as a decision record.
     *
     * @throws UserError if the file is missing, too large, not JSON, or has no Observation
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
        } catch (ObservationJson.UnreadableObservation broken) {
            throw unreadable(String.valueOf(broken.getMessage()));
        }
    }

    /**
     * The Snapshot in a decision record of this file.
     *
     * @throws UserError if it is not a Snapshot
     */
    public Snapshot snapshot(JsonNode decisionRecord) {
        try {
            return SnapshotJson.fromTree(decisionRecord);
        } catch (ObservationJson.UnreadableObservation broken) {
            throw unreadable("in its observation, " + broken.getMessage());
        }
    }

    private byte[] bytes() {
        if (!Files.isRegularFile(path)) {
            throw UserError.usage("there is no file " + path, "name a JSON file");
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
            throw unreadable("it is larger than 32 MiB, the limit for an Observation");
        }
        return bytes;
    }

    private boolean isGzipped() throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            return file.read() == GZIP_FIRST && file.read() == GZIP_SECOND;
        }
    }

    private UserError unreadable(String why) {
        return UserError.usage(path + ": " + why, "ecs-remediation lab writes valid files to lab-report/decisions");
    }
}
