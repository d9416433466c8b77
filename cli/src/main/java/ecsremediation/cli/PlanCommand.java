package ecsremediation.cli;

import ecsremediation.cli.decide.Decider;
import ecsremediation.cli.decide.JsonFile;
import ecsremediation.cli.decide.LiveCluster;
import ecsremediation.cli.decide.ReportText;
import ecsremediation.cli.recording.Recording;
import ecsremediation.incident.Snapshot;
import ecsremediation.lifecycle.Report;
import ecsremediation.plan.Limits;
import ecsremediation.report.DecisionRecord;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plan}: prints what the functions would decide about a cluster now, and writes nothing. */
@Command(
        name = "plan",
        description =
                "Prints what the functions would decide about an Observation or a recorded cluster in a file, or about"
                        + " a live cluster. Makes no write call. Uses the default limits of the stack's parameters."
                        + " Exit code 1 if a read failed.",
        footer = {
            "  ecs-remediation plan --observation seen.json",
            "  ecs-remediation plan --observation seen.json --json",
            "  ecs-remediation plan --recording cases/groups-step-policy-a.json",
            "  ecs-remediation plan --cluster EcsLabPublicCluster --region eu-central-1",
            "  ecs-remediation plan --cluster EcsLabPublicCluster --endpoint-url http://127.0.0.1:" + ServeCommand.PORT
        })
final class PlanCommand implements Callable<Integer> {
    @Mixin
    Common common = new Common();

    @ArgGroup(multiplicity = "1")
    Source source = new Source();

    @Mixin
    StackOptions.AccountOptions account = new StackOptions.AccountOptions();

    @Option(names = "--json", description = "Print the decision as one JSON object instead of text.")
    boolean json;

    /** The source of the Observation: exactly one of the three. */
    static final class Source {
        @Option(names = "--observation", paramLabel = "FILE", description = "A file with an Observation as JSON.")
        @Nullable Path observation;

        @Option(
                names = "--recording",
                paramLabel = "FILE",
                description = "A recorded cluster in the JSON shapes of the AWS CLI (docs/cases.md).")
        @Nullable Path recording;

        @Option(
                names = "--cluster",
                paramLabel = "NAME",
                description = "The name of a cluster; it is read with your own credentials.")
        @Nullable String cluster;
    }

    @Override
    public Integer call() {
        Report report = Decider.decide(snapshot(), Limits.DEFAULT);
        common.print(json, () -> DecisionRecord.summary(report), () -> ReportText.lines(report));
        return report.observation().isComplete() ? ExitCode.OK : ExitCode.FAILED;
    }

    private Snapshot snapshot() {
        if (source.observation != null) {
            return new JsonFile(source.observation).snapshot();
        }
        if (source.recording != null) {
            return new Snapshot(Recording.read(source.recording).observation());
        }
        if (source.cluster != null) {
            return new Snapshot(LiveCluster.observe(source.cluster, account.account()));
        }
        throw common.wrong("Missing --observation, --recording or --cluster");
    }
}
