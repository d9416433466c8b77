package ecsremediation.cli.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.cli.decide.Decider;
import ecsremediation.cli.decide.ReportText;
import ecsremediation.incident.Snapshot;
import ecsremediation.lifecycle.Report;
import ecsremediation.plan.Limits;
import ecsremediation.report.DecisionRecord;
import java.util.List;

/**
 * The comparison of the decision about a recorded cluster with the expected one.
 *
 * @param differences one sentence each; empty if the decision is right
 * @param wrongRaise whether the decision raises a group although the expectation accepts no raise
 */
public record CheckedRecording(List<String> differences, boolean wrongRaise) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public CheckedRecording {
        differences = List.copyOf(differences);
    }

    /** Decides about the recording with the default limits and without open incidents. */
    public static CheckedRecording of(Recording recording) {
        Expectation expected = new Expectation(recording.tree().path("expect"));
        Report report = Decider.decide(new Snapshot(recording.observation()), Limits.DEFAULT);
        JsonNode decision = json(report);
        return new CheckedRecording(
                expected.differences(decision, String.join("\n", ReportText.lines(report))),
                expected.isWrongRaise(decision));
    }

    /** The decision about the recording with the default limits and without open incidents, as JSON. */
    static JsonNode decision(Recording recording) {
        return json(Decider.decide(new Snapshot(recording.observation()), Limits.DEFAULT));
    }

    private static JsonNode json(Report report) {
        try {
            return JSON.readTree(DecisionRecord.summary(report));
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("a decision record is JSON", notJson);
        }
    }

    public boolean isRight() {
        return differences.isEmpty();
    }
}
