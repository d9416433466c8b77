package ecsremediation.cli;

import ecsremediation.cli.console.TextOutput;
import ecsremediation.cli.recording.CheckedRecording;
import ecsremediation.cli.recording.Expectation;
import ecsremediation.cli.recording.Recording;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code check}: compares the decisions about recorded clusters with the expected ones. */
@Command(
        name = "check",
        description = "Decides about recorded clusters with the default limits, and compares each decision with the"
                + " expected one in the file. Exit code 0 if all are right, 1 if one differs.",
        footer = {
            "  ecs-remediation check cases/*.json",
        })
final class CheckCommand implements Callable<Integer> {
    @Mixin
    Common common = new Common();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Recorded clusters (docs/cases.md).")
    List<Path> files = List.of();

    @Override
    public Integer call() {
        TextOutput out = common.text();
        int right = 0;
        int wrongRaises = 0;
        for (Path file : files) {
            CheckedRecording check = CheckedRecording.of(read(file));
            right += check.isRight() ? 1 : 0;
            wrongRaises += check.wrongRaise() ? 1 : 0;
            out.line((check.isRight() ? "ok   " : "FAIL ")
                    + file.getFileName()
                    + (check.isRight() ? "" : ": " + String.join("; ", check.differences())));
        }
        out.line(right + " of " + files.size() + " right, " + wrongRaises + " wrong raises");
        return right == files.size() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static Recording read(Path file) {
        Recording recording = Recording.read(file);
        new Expectation(recording.tree().path("expect")).problem().ifPresent(problem -> {
            throw UserError.usage(
                    file + ": " + problem,
                    "write the decision that a good operator would make, such as \"expect\": {\"decision\": \"hold\","
                            + " \"why\": \"...\"}; docs/cases.md has the fields");
        });
        return recording;
    }
}
