package ecsremediation.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.cli.decide.Decider;
import ecsremediation.cli.decide.DecisionComparison;
import ecsremediation.cli.decide.JsonFile;
import ecsremediation.cli.decide.ReportText;
import ecsremediation.lifecycle.Report;
import ecsremediation.plan.Limits;
import ecsremediation.report.DecisionRecord;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replay}: repeats a recorded decision and compares the result with the record. */
@Command(
        name = "replay",
        description = "Repeats the diagnosis and the plan on the Observation of a decision record, with the default"
                + " limits, and compares them with the recorded ones: exit code 0 if they are equal,"
                + " 1 if they differ. Records are in the stack's table and in the report folder of a"
                + " lab run.",
        footer = {
            "  ecs-remediation lab && ecs-remediation replay lab-report/decisions/001.json",
            "  ecs-remediation replay record.json.gz --json"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    Common common = new Common();

    @Parameters(index = "0", paramLabel = "RECORD", description = "A decision record as JSON, plain or gzipped.")
    Path file = Path.of("");

    @Option(names = "--json", description = "Print the new decision as one JSON object instead of text.")
    boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        JsonFile source = new JsonFile(file);
        JsonNode recorded = source.decisionRecord();
        Report report = Decider.decide(source.snapshot(recorded), Limits.DEFAULT);
        JsonNode repeated = JSON.readTree(DecisionRecord.summary(report));
        common.print(json, () -> repeated, () -> ReportText.lines(report));
        return compared(DecisionComparison.differences(recorded, repeated));
    }

    private int compared(List<String> different) {
        PrintWriter err = common.err();
        err.println(
                different.isEmpty()
                        ? "Equal to the record."
                        : "Different from the record: " + String.join(" and ", different)
                                + "; the recorded decision used other limits, a pause or another version.");
        err.flush();
        return different.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}
