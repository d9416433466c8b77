package ecsremediation.cli;

import ecsremediation.cli.console.StackJson;
import ecsremediation.cli.console.StatusLines;
import ecsremediation.cli.stack.Installation;
import ecsremediation.cli.stack.Status;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the stack stands. */
@Command(
        name = "status",
        description =
                "Shows how the stack stands: mode, pause, open incidents, the groups that may be raised with their"
                        + " last raise. Reads only; exit code 1 where not everything could be read.",
        footer = {
            "  ecs-remediation status",
            "  ecs-remediation status --stack ecs-remediation --region eu-central-1",
            "  ecs-remediation status --json"
        })
final class StatusCommand implements Callable<Integer> {
    @Mixin
    Common common = new Common();

    @Mixin
    StackOptions stack = new StackOptions();

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec spec;

    @Override
    public Integer call() {
        Installation installation = stack.installation();
        Status status = Status.of(installation);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(StackJson.status(status));
        } else {
            StatusLines.of(status, installation).forEach(out::println);
        }
        out.flush();
        return status.unread().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}
