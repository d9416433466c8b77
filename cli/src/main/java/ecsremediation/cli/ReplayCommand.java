package ecsremediation.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.cli.decide.Decider;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A decision of the past, made again. */
@Command(
        name = "replay",
        description =
                "Decides once more on a decision record's Observation, with the default limits, and compares: exit"
                        + " code 0 where diagnoses and plans are the same, 1 where they differ. Records lie in the stack's"
                        + " table and, after a lab, in its report folder.",
        footer = {
            "  ecs-remediation lab && ecs-remediation replay lab-report/decisions/001.json",
            "  ecs-remediation replay record.json.gz --json"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    Common common = new Common();

    @Parameters(index = "0", paramLabel = "RECORD", description = "A decision record's JSON, plain or gzipped.")
    Path file = Path.of("");

    @Option(names = "--json", description = "Print the new decision as one JSON object instead of text.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        JsonFile source = new JsonFile(file);
        JsonNode recorded = source.decisionRecord();
        Report report = Decider.decide(source.snapshot(recorded), Limits.DEFAULT);
        JsonNode again = JSON.readTree(DecisionRecord.summary(report));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(again);
        } else {
            ReportText.lines(report).forEach(out::println);
        }
        out.flush();
        List<String> different = List.of("diagnoses", "plans").stream()
                .filter(part -> !again.path(part).equals(recorded.path(part)))
                .toList();
        return compared(different);
    }

    private int compared(List<String> different) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(
                different.isEmpty()
                        ? "The same as recorded."
                        : "Not as recorded: " + String.join(" and ", different)
                                + " differ; other limits, a pause or another version decided then.");
        err.flush();
        return different.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}
