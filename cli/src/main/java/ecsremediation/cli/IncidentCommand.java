package ecsremediation.cli;

import ecsremediation.cli.console.IncidentLines;
import ecsremediation.cli.console.StackJson;
import ecsremediation.cli.stack.IncidentId;
import ecsremediation.cli.stack.Installation;
import ecsremediation.cli.stack.RecordedDecision;
import ecsremediation.incident.Incident;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One incident's whole story. */
@Command(
        name = "incident",
        description =
                "Tells one incident's whole story: what happened when, what was seen and decided, what came of it,"
                        + " what was mailed.",
        footer = {
            "  ecs-remediation incident EcsLabPublicCluster/EcsLabApi",
            "  ecs-remediation incident EcsLabPublicCluster/EcsLabApi/2026-01-05T09:02:31Z",
            "  ecs-remediation incident EcsLabPublicCluster/EcsLabApi --json"
        })
final class IncidentCommand implements Callable<Integer> {
    private static final int USUAL_LOOKS = 500;

    @Mixin
    Common common = new Common();

    @Mixin
    StackOptions stack = new StackOptions();

    @Parameters(
            index = "0",
            paramLabel = "ID",
            converter = IncidentIdConverter.class,
            description =
                    "CLUSTER/SERVICE for its open incident, else its last one; or an id that incidents --json shows.")
    IncidentId id = new IncidentId("", "", java.util.Optional.empty());

    @Option(
            names = "--looks",
            paramLabel = "N",
            defaultValue = "" + USUAL_LOOKS,
            description =
                    "At most so many looks at the cluster are read, from the beginning on. Default: ${DEFAULT-VALUE}.")
    int looks = USUAL_LOOKS;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec spec;

    @Override
    public Integer call() {
        Installation installation = stack.installation();
        Incident incident = id.find(installation)
                .orElseThrow(() -> UserError.usage(
                        "no incident of " + id + " is kept", "ecs-remediation incidents --all lists those that are"));
        Instant now = installation.now();
        List<RecordedDecision> story = id.looks(incident, installation, Math.max(1, looks));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(StackJson.story(incident, story));
        } else {
            IncidentLines.story(incident, story, now).forEach(out::println);
        }
        out.flush();
        return ExitCode.OK;
    }
}
