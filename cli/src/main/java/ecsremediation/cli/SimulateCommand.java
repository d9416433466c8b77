package ecsremediation.cli;

import ecsremediation.cli.console.BurstLines;
import ecsremediation.cli.session.BurstFigures;
import ecsremediation.cli.session.BurstRun;
import ecsremediation.model.RecordJson;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code simulate}: runs a scenario that is larger than the lab, and prints its figures. */
@Command(
        name = "simulate",
        description = {
            "Runs a scenario with the real functions over the AWS SDK, in virtual time, and prints its figures.",
            "",
            "  burst    1,000 placement failures within 10 seconds, for 200 services of 20 clusters"
        },
        footer = {"  ecs-remediation simulate burst", "  ecs-remediation simulate burst --seed 7 --json"})
final class SimulateCommand implements Callable<Integer> {
    @Mixin
    Common common = new Common();

    @Parameters(index = "0", paramLabel = "SCENARIO", description = "The scenario: burst.")
    Prepared scenario = Prepared.BURST;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the random delays. The same seed gives the same figures. Default: ${DEFAULT-VALUE}.")
    long seed = 1;

    @Option(names = "--json", description = "Print the figures as one JSON object instead of text.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec spec;

    enum Prepared {
        BURST
    }

    @Override
    public Integer call() {
        BurstFigures figures = switch (scenario) {
            case BURST -> BurstRun.play(seed);
        };
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(RecordJson.write(figures));
        } else {
            BurstLines.of(figures).forEach(out::println);
        }
        out.flush();
        return figures.resolved().isPresent() && figures.openIncidents() == 0 ? ExitCode.OK : ExitCode.FAILED;
    }
}
