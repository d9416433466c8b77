package ecsremediation.cli;

import ecsremediation.cli.session.Script;
import ecsremediation.incident.Mode;
import java.util.Locale;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The options of the simulated account, and of what the functions may do in it. */
final class ScenarioOptions {
    /** The default ceiling; the lab needs 4 instances. */
    private static final int LAB_CEILING = 10;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the random boot times and delays. The same seed gives the same run. Default:"
                    + " ${DEFAULT-VALUE}.")
    long seed = 1;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "act",
            converter = ModeConverter.class,
            description = "act: raise the group. observe: report what would be raised, write nothing. Default:"
                    + " ${DEFAULT-VALUE}.")
    Mode mode = Mode.ACT;

    @Option(
            names = "--ceiling",
            paramLabel = "N|none",
            defaultValue = "10",
            converter = CeilingOption.Converter.class,
            description = "The value of the group's tag ecs-remediation:ceiling; none: no tag. Default:"
                    + " ${DEFAULT-VALUE}.")
    CeilingOption ceiling = new CeilingOption(OptionalInt.of(LAB_CEILING));

    Script script() {
        return new Script(seed, mode, ceiling.value());
    }

    /** These options as command-line text, such as {@code --seed 1 --mode act --ceiling 10}. */
    String asArguments() {
        return "--seed " + seed + " --mode " + mode.name().toLowerCase(Locale.ROOT) + " --ceiling " + ceiling;
    }
}
