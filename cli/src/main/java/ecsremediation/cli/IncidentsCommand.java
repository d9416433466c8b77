package ecsremediation.cli;

import ecsremediation.cli.console.IncidentLines;
import ecsremediation.cli.console.StackJson;
import ecsremediation.cli.stack.Installation;
import ecsremediation.incident.Incident;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The incidents, one line each. */
@Command(
        name = "incidents",
        description =
                "Lists the open incidents and those that ended within the last 24 hours, one line each, newest first.",
        footer = {
            "  ecs-remediation incidents                the last 24 hours",
            "  ecs-remediation incidents --since 7d",
            "  ecs-remediation incidents --all --json   the 90 days that are kept, for a program"
        })
final class IncidentsCommand implements Callable<Integer> {
    private static final Duration DAY = Duration.ofDays(1);

    @Mixin
    Common common = new Common();

    @Mixin
    StackOptions stack = new StackOptions();

    @ArgGroup(exclusive = true)
    Range range = new Range();

    @Option(names = "--json", description = "Print one JSON array instead of text.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec spec;

    /** How far back. */
    static final class Range {
        @Option(
                names = "--since",
                paramLabel = "SPAN",
                converter = DurationConverter.class,
                description = "How far back, such as 90m, 24h or 7d. Default: 24h.")
        Duration since = DAY;

        @Option(names = "--all", description = "Everything that is kept: 90 days.")
        boolean all;
    }

    @Override
    public Integer call() {
        Installation installation = stack.installation();
        Instant now = installation.now();
        List<Incident> incidents = installation.incidents(range.all ? Instant.EPOCH : now.minus(range.since));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(StackJson.incidents(incidents));
        } else if (incidents.isEmpty()) {
            out.println("No incidents.");
        } else {
            incidents.forEach(incident -> out.println(IncidentLines.line(incident, now)));
        }
        out.flush();
        return ExitCode.OK;
    }
}
