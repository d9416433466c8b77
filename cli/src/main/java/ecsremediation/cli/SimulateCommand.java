package ecsremediation.cli;

import ecsremediation.cli.console.BurstLines;
import ecsremediation.cli.console.ScenarioJson;
import ecsremediation.cli.console.ScenarioLines;
import ecsremediation.cli.console.SweepLines;
import ecsremediation.cli.session.BurstFigures;
import ecsremediation.cli.session.BurstRun;
import ecsremediation.model.RecordJson;
import ecsremediation.simulator.play.PlayedScenario;
import ecsremediation.simulator.play.Scenario;
import ecsremediation.simulator.play.ScenarioBounds;
import ecsremediation.simulator.play.ScenarioDraw;
import ecsremediation.simulator.play.ScenarioPlay;
import ecsremediation.simulator.play.ScenarioViolation;
import ecsremediation.simulator.play.SeedSweep;
import ecsremediation.simulator.play.Swept;
import ecsremediation.simulator.play.file.ScenarioFile;
import ecsremediation.simulator.play.file.ScenarioFileException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code simulate}: plays a scenario in virtual time, and prints what it showed. */
@Command(
        name = "simulate",
        description = {
            "Plays a scenario in virtual time, and prints a table per hour, every raise, every mail and the incidents."
                    + " Scenarios are YAML files (docs/scenarios.md); --list shows those of this project. Exit code 1 if a"
                    + " bound is not kept. burst runs the functions over the AWS SDK instead, and prints their calls:",
            "",
            "  burst    1,000 placement failures within 10 seconds, for 200 services of 20 clusters"
        },
        footer = {
            "  ecs-remediation simulate --list                                  the scenarios of this project",
            "  ecs-remediation simulate --scenario flapping-desired             plays one of them",
            "  ecs-remediation simulate --scenario my.yaml --hours 6 --json     plays a file, for 6 hours",
            "  ecs-remediation simulate --seeds 200                             draws 200 scenarios and checks them",
            "  ecs-remediation simulate --seeds 1 --seed 16                     plays one of those again",
            "  ecs-remediation simulate burst --seed 7"
        })
final class SimulateCommand implements Callable<Integer> {
    private static final long BURST_SEED = 1;
    private static final long FIRST_SEED = 1;
    private static final int MOST_SEEDS = 1_000_000;
    private static final int MOST_HOURS = 366 * 24;

    @Mixin
    Common common = new Common();

    @Parameters(index = "0", arity = "0..1", paramLabel = "burst", description = "The burst of events.")
    Optional<Prepared> prepared = Optional.empty();

    @Option(
            names = "--scenario",
            paramLabel = "FILE|NAME",
            description = "A scenario file, or the name of a scenario of this project.")
    Optional<String> scenario = Optional.empty();

    @Option(names = "--list", description = "List the scenarios of this project.")
    boolean list;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description =
                    "Draw scenarios of 200 virtual minutes with all faults from N seeds, beginning with --seed, and"
                            + " hold each to the bounds of docs/scenarios.md. 1: play that of --seed alone and print all of it.")
    Optional<Integer> seeds = Optional.empty();

    @Option(
            names = "--hours",
            paramLabel = "N",
            description = "How long the scenario is played, 1 to 8784 hours. Default: the file's length.")
    Optional<Integer> hours = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Seed of the random delays. The same seed gives the same result. Default: the file's seed; for"
                            + " burst 1.")
    Optional<Long> seed = Optional.empty();

    @Option(
            names = "--functions",
            paramLabel = "attached|none",
            defaultValue = "attached",
            description = "none: the scenario is played without the program. Default: ${DEFAULT-VALUE}.")
    ServeCommand.Attachment functions = ServeCommand.Attachment.ATTACHED;

    @Option(names = "--json", description = "Print the result as one JSON object instead of text.")
    boolean json;

    /** The JSON of a sweep. */
    record SweptSeeds(List<Swept> seeds) {}

    enum Prepared {
        BURST
    }

    @Override
    public Integer call() {
        check();
        try {
            if (list) {
                common.text().lines(ScenarioLines.list(ScenarioFolder.find().all()));
                return ExitCode.OK;
            }
            if (seeds.isPresent()) {
                long first = seed.orElse(FIRST_SEED);
                return seeds.get() == 1 ? play(ScenarioDraw.of(first), first) : sweep(first, seeds.get());
            }
            return scenario.isPresent() ? play(ScenarioFolder.find().named(scenario.get())) : burst();
        } catch (ScenarioFileException wrong) {
            PrintWriter errors = common.err();
            wrong.lines().forEach(errors::println);
            errors.flush();
            return ExitCode.USAGE;
        }
    }

    private void check() {
        long asked = Stream.of(prepared.isPresent(), scenario.isPresent(), seeds.isPresent(), list)
                .filter(is -> is)
                .count();
        if (asked != 1) {
            throw common.wrong(
                    (asked == 0 ? "Missing" : "More than one of") + ": burst, --scenario, --seeds or --list");
        }
        if (scenario.isEmpty() && (hours.isPresent() || functions == ServeCommand.Attachment.NONE)) {
            throw common.wrong("--hours and --functions need --scenario");
        }
        if (seeds.filter(n -> n < 1 || n > MOST_SEEDS).isPresent()) {
            throw common.invalid("--seeds", seeds.get() + " is not a number from 1 to " + MOST_SEEDS);
        }
        if (hours.filter(n -> n < 1 || n > MOST_HOURS).isPresent()) {
            throw common.invalid("--hours", hours.get() + " is not a number from 1 to " + MOST_HOURS);
        }
    }

    private int play(ScenarioFile file) {
        ScenarioFile chosen = hours.map(n -> file.lasting(Duration.ofHours(n))).orElse(file);
        return play(chosen.scenario(), seed.orElse(file.seed()));
    }

    private int play(Scenario chosen, long withSeed) {
        ScenarioPlay play = ScenarioPlay.of(chosen, withSeed);
        ScenarioBounds bounds = ScenarioBounds.of(play);
        boolean alone = functions == ServeCommand.Attachment.NONE;
        PlayedScenario played = (alone ? play.withoutFunctions() : play).play();
        List<ScenarioViolation> violations = alone ? List.of() : bounds.violations(played);
        common.print(
                json,
                () -> ScenarioJson.of(played, violations),
                () -> Stream.concat(
                                ScenarioLines.of(played).stream(),
                                alone ? Stream.empty() : ScenarioLines.violations(played, violations).stream())
                        .toList());
        return violations.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private int sweep(long first, int count) {
        Instant began = Instant.now();
        List<Swept> swept = SeedSweep.create().play(first, count);
        common.print(
                json,
                () -> RecordJson.write(new SweptSeeds(swept)),
                () -> SweepLines.of(swept, Duration.between(began, Instant.now())));
        return swept.stream().allMatch(s -> s.violations().isEmpty()) ? ExitCode.OK : ExitCode.FAILED;
    }

    private int burst() {
        BurstFigures figures = BurstRun.play(seed.orElse(BURST_SEED));
        common.print(json, () -> RecordJson.write(figures), () -> BurstLines.of(figures));
        return figures.resolved().isPresent() && figures.openIncidents() == 0 ? ExitCode.OK : ExitCode.FAILED;
    }
}
