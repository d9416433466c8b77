package ecsremediation.incident;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.model.Observation;
import ecsremediation.model.ObservationJson;
import ecsremediation.model.ObservationJson.UnreadableObservation;
import ecsremediation.model.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link Snapshot} in a decision record: fields {@code observation}, {@code incidents} and {@code skipped}. Records of
 * version 1.0.0 have the incidents in {@code observation.memory.incidents}.
 */
public final class SnapshotJson {
    private SnapshotJson() {}

    /** Writes the 3 fields into the object that the generator is in. */
    public static void fields(JsonGenerator json, Snapshot snapshot) throws IOException {
        json.writeFieldName("observation");
        json.writeRawValue(ObservationJson.write(snapshot.observation()));
        records(json, "incidents", snapshot.incidents());
        records(json, "skipped", snapshot.skipped());
    }

    private static void records(JsonGenerator json, String name, List<? extends Record> all) throws IOException {
        json.writeArrayFieldStart(name);
        for (Record one : all) {
            json.writeRawValue(RecordJson.write(one));
        }
        json.writeEndArray();
    }

    /**
     * Reads a Snapshot out of the decision record that contains it, or an Observation alone.
     *
     * @throws UnreadableObservation when it is neither; the message is one line that names the place and the
     *     error there
     */
    public static Snapshot read(InputStream json) throws UnreadableObservation {
        return fromTree(ObservationJson.tree(json));
    }

    /**
     * Reads a Snapshot out of a parsed record.
     *
     * @throws UnreadableObservation when the record contains none
     */
    public static Snapshot fromTree(JsonNode record) throws UnreadableObservation {
        JsonNode within = record.path("observation");
        JsonNode tree = within.isObject() ? within : record;
        int schema = tree.path("schema").intValue();
        Observation observation = ObservationJson.fromTree(tree);
        JsonNode stored =
                schema == IncidentJson.SCHEMA_OF_1_0_0 ? tree.at("/memory/incidents") : record.path("incidents");
        List<Incident> incidents = new ArrayList<>();
        for (JsonNode one : stored) {
            incidents.add(incident(one, schema, incidents.size()));
        }
        List<SkippedRow> skipped = new ArrayList<>();
        for (JsonNode one : record.path("skipped")) {
            skipped.add(skipped(one, skipped.size()));
        }
        return new Snapshot(observation, incidents, skipped);
    }

    private static Incident incident(JsonNode tree, int schema, int place) throws UnreadableObservation {
        try {
            return IncidentJson.fromTree(tree, schema);
        } catch (UnreadableIncidentException e) {
            throw new UnreadableObservation("field incidents[" + place + "]: " + e.getMessage());
        }
    }

    private static SkippedRow skipped(JsonNode tree, int place) throws UnreadableObservation {
        try {
            return IncidentJson.current(tree, SkippedRow.class);
        } catch (UnreadableIncidentException e) {
            throw new UnreadableObservation("field skipped[" + place + "]: " + e.getMessage());
        }
    }
}
