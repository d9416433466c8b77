package ecsremediation.cli;

import ecsremediation.cli.console.StackJson;
import ecsremediation.cli.console.StatusLines;
import ecsremediation.cli.stack.Installation;
import ecsremediation.cli.stack.Status;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status}: prints the state of a deployed stack. */
@Command(
        name = "status",
        description = "Prints the state of the stack: mode, pause, open incidents, and the groups with a ceiling"
                + " tag with their last raise. Makes no write call. Exit code 1 if a read failed.",
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

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        Installation installation = stack.installation();
        Status status = Status.of(installation);
        common.print(json.isSet, () -> StackJson.status(status), () -> StatusLines.of(status, installation));
        return status.unread().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}
