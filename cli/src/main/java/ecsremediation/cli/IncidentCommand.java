package ecsremediation.cli;

import ecsremediation.cli.console.IncidentLines;
import ecsremediation.cli.console.StackJson;
import ecsremediation.cli.stack.IncidentId;
import ecsremediation.cli.stack.Installation;
import ecsremediation.cli.stack.RecordedDecision;
import ecsremediation.incident.Incident;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code incident}: prints the history of one incident. */
@Command(
        name = "incident",
        description = "Prints the history of one incident: its events with their times, the decisions with what"
                + " they were based on and their outcomes, the e-mails.",
        footer = {
            "  ecs-remediation incident EcsLabPublicCluster/EcsLabApi",
            "  ecs-remediation incident EcsLabPublicCluster/EcsLabApi/2026-01-05T09:02",
            "  ecs-remediation incident EcsLabPublicCluster/EcsLabApi --json"
        })
final class IncidentCommand implements Callable<Integer> {
    private static final int DEFAULT_DECISIONS = 500;

    @Mixin
    Common common = new Common();

    @Mixin
    StackOptions stack = new StackOptions();

    @Parameters(
            index = "0",
            paramLabel = "ID",
            converter = IncidentIdConverter.class,
            description = "CLUSTER/SERVICE for the open or else the latest incident of a service; or an id from"
                    + " incidents, whose time may be shortened: the open or else the latest one that fits.")
    IncidentId id = new IncidentId("", "", java.util.Optional.empty());

    @Option(
            names = "--looks",
            paramLabel = "N",
            defaultValue = "" + DEFAULT_DECISIONS,
            description = "Read the first N reconciliations of the incident at most. Default: ${DEFAULT-VALUE}.")
    int decisions = DEFAULT_DECISIONS;

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        Installation installation = stack.installation();
        Incident incident = id.find(installation)
                .orElseThrow(() -> UserError.usage(
                        "no incident of " + id + " is stored",
                        "ecs-remediation incidents --all lists the stored ones"));
        Instant now = installation.now();
        List<RecordedDecision> history = id.decisions(incident, installation, Math.max(1, decisions));
        common.print(
                json.isSet,
                () -> StackJson.history(incident, history),
                () -> IncidentLines.history(incident, history, now));
        return ExitCode.OK;
    }
}
