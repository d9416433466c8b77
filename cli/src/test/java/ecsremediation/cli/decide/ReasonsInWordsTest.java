package ecsremediation.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.cli.OwnConstants;
import ecsremediation.cli.recording.Recording;
import ecsremediation.cli.stack.RecordedDecision;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.incident.Snapshot;
import ecsremediation.lifecycle.Report;
import ecsremediation.plan.Limits;
import ecsremediation.report.DecisionRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code plan} and {@code incident} name every reason of the recorded clusters in words. */
class ReasonsInWordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void noCaseShowsAReasonByItsConstant() throws IOException {
        SortedSet<String> reasons = new TreeSet<>();
        SortedSet<String> found = new TreeSet<>();
        for (Path file : files()) {
            Report report = Decider.decide(new Snapshot(Recording.read(file).observation()), Limits.DEFAULT);
            ObjectNode record = (ObjectNode) JSON.readTree(DecisionRecord.summary(report));
            record.path("plans").forEach(plan -> reasons.add(plan.path("reason").asText()));

            found.addAll(OwnConstants.in(String.join("\n", ReportText.lines(report))));
            for (Diagnosis diagnosis : report.diagnoses()) {
                RecordedDecision decision = RecordedDecision.of(record.toString(), diagnosis.service())
                        .orElseThrow();
                found.addAll(OwnConstants.in(decision.seen() + decision.plans() + decision.outcomes()));
            }
        }
        assertThat(found).isEmpty();
        assertThat(reasons).hasSizeGreaterThan(15);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../cases"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
