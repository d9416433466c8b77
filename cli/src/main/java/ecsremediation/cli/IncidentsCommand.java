package ecsremediation.cli;

import ecsremediation.cli.console.IncidentLines;
import ecsremediation.cli.console.StackJson;
import ecsremediation.cli.stack.Installation;
import ecsremediation.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code incidents}: lists incidents, one line each. */
@Command(
        name = "incidents",
        description =
                "Lists the open incidents and those that ended within the last 24 hours, one line each, newest first."
                        + " A line begins with the incident's id.",
        footer = {
            "  ecs-remediation incidents                lists the last 24 hours",
            "  ecs-remediation incidents --since 7d",
            "  ecs-remediation incidents --all --json   lists the 90 stored days as JSON"
        })
final class IncidentsCommand implements Callable<Integer> {
    private static final Duration DAY = Duration.ofDays(1);

    @Mixin
    Common common = new Common();

    @Mixin
    StackOptions stack = new StackOptions();

    @ArgGroup(exclusive = true)
    HistoryRange range = new HistoryRange();

    @Option(names = "--json", description = "Print one JSON array instead of text.")
    boolean json;

    /** The period that is listed; the options exclude each other. */
    static final class HistoryRange {
        @Option(
                names = "--since",
                paramLabel = "DURATION",
                converter = DurationConverter.class,
                description = "List incidents that ended within this time, such as 90m, 24h or 7d. Default: 24h.")
        Duration since = DAY;

        @Option(names = "--all", description = "List all stored incidents: 90 days.")
        boolean all;
    }

    @Override
    public Integer call() {
        Installation installation = stack.installation();
        Instant now = installation.now();
        List<Incident> incidents = installation.incidents(range.all ? Instant.EPOCH : now.minus(range.since));
        common.print(json, () -> StackJson.incidents(incidents), () -> lines(incidents, now));
        return ExitCode.OK;
    }

    private static List<String> lines(List<Incident> incidents, Instant now) {
        return incidents.isEmpty()
                ? List.of("No incidents.")
                : incidents.stream()
                        .map(incident -> IncidentLines.identified(incident, now))
                        .toList();
    }
}
