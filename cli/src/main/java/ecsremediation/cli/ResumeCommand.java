package ecsremediation.cli;

import ecsremediation.cli.console.Times;
import ecsremediation.cli.stack.Installation;
import ecsremediation.observe.IncidentStore.Pause;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Raises again, before a pause ends by itself. */
@Command(
        name = "resume",
        description = "Ends the stack's pause: the next look, within a minute, raises what waited for it. A group's own"
                + " mode tag stays.",
        footer = {"  ecs-remediation resume", "  ecs-remediation resume --stack ecs-remediation --region eu-central-1"})
final class ResumeCommand implements Callable<Integer> {
    @Mixin
    Common common = new Common();

    @Mixin
    StackOptions stack = new StackOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec spec;

    @Override
    public Integer call() {
        Installation installation = stack.installation();
        Instant now = installation.now();
        Optional<Pause> pause = installation.pause(now);
        pause.ifPresent(held -> installation.order(new Pause(Instant.EPOCH, held.why(), held.by())));
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                pause.map(held -> "Stack " + installation.name() + " raises again, within a minute. Ended: the pause"
                                + " of " + held.by() + " until " + Times.minute(held.until()) + ": " + held.why())
                        .orElse("Stack " + installation.name() + " was not paused."));
        out.flush();
        return ExitCode.OK;
    }
}
