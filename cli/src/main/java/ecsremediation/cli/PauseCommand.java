package ecsremediation.cli;

import ecsremediation.cli.console.StackJson;
import ecsremediation.cli.console.Times;
import ecsremediation.cli.stack.Installation;
import ecsremediation.incident.IncidentStore.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pause}: the stack raises no group for a given time. */
@Command(
        name = "pause",
        description = {
            "Stops the stack from raising any group for a given time. Takes effect with the next"
                    + " reconciliation, within 1 minute. Reconciliations and notifications continue: if a"
                    + " group would be raised, the operators get a notification with your reason. The pause"
                    + " ends by itself. A second pause replaces the first.",
            "",
            "To pause one group only, tag it instead, with Value=off or Value=observe; delete the tag to end this."
        },
        footer = {
            "  ecs-remediation pause --for 2h --why \"load test\"",
            "  ecs-remediation pause --for 1d --why \"change freeze\" --by anna --region eu-central-1",
            "  ecs-remediation resume                   ends the pause",
            "  aws autoscaling create-or-update-tags --tags ResourceId=GROUP,ResourceType=auto-scaling-group,"
                    + "Key=ecs-remediation:mode,Value=off,PropagateAtLaunch=false   pauses one group"
        })
final class PauseCommand implements Callable<Integer> {
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** To stop raises for longer, order mode observe. */
    private static final Duration LONGEST = Duration.ofDays(30);

    @Mixin
    Common common = new Common();

    @Mixin
    StackOptions stack = new StackOptions();

    @Option(
            names = "--for",
            required = true,
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "The duration: 1m to 30d, such as 30m, 2h, 1h30m or 3d.")
    Duration span = Duration.ZERO;

    @Option(
            names = "--why",
            required = true,
            paramLabel = "TEXT",
            description = "The reason; the notifications show it. At most " + OperatorOption.LONGEST + " characters.")
    String why = "";

    @Mixin
    OperatorOption by = new OperatorOption();

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        check();
        Installation installation = stack.installation();
        Instant now = installation.now();
        Pause pause = new Pause(now.plus(span), why.strip(), by.name.strip());
        installation.order(pause);
        common.print(json.isSet, () -> StackJson.paused(installation.name(), pause), () -> lines(installation, pause));
        return ExitCode.OK;
    }

    private List<String> lines(Installation installation, Pause pause) {
        return List.of(
                "Stack " + installation.name() + " is paused until " + Times.minute(pause.until()) + ", for "
                        + Times.duration(span) + ", by " + pause.by() + ": " + pause.why(),
                "No group is raised before that; reconciliations and notifications continue. End it with:",
                "  " + installation.commands().resume().line());
    }

    private void check() {
        if (span.compareTo(SHORTEST) < 0 || span.compareTo(LONGEST) > 0) {
            throw common.invalid("--for", "it must be a duration from 1m to 30d");
        }
        OperatorOption.check("--why", why, common);
        OperatorOption.check("--by", by.name, common);
    }
}
