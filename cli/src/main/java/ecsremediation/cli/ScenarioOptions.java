package ecsremediation.cli;

import ecsremediation.act.Mode;
import ecsremediation.cli.session.Script;
import java.util.Locale;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Which world, and what the functions may do in it. */
final class ScenarioOptions {
    /** The ceiling the lab's group carries: room enough for the lab's three instances. */
    private static final int LAB_CEILING = 10;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "What chance draws: boot times, delays. The same seed gives the same run. Default: ${DEFAULT-VALUE}.")
    long seed = 1;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "act",
            converter = ModeConverter.class,
            description =
                    "act: raise the group. observe: say what would be raised, write nothing. Default: ${DEFAULT-VALUE}.")
    Mode mode = Mode.ACT;

    @Option(
            names = "--ceiling",
            paramLabel = "N|none",
            defaultValue = "10",
            converter = CeilingOption.Converter.class,
            description = "The group's tag ecs-remediation:ceiling; none: no tag. Default: ${DEFAULT-VALUE}.")
    CeilingOption ceiling = new CeilingOption(OptionalInt.of(LAB_CEILING));

    Script script() {
        return new Script(seed, mode, ceiling.value());
    }

    /** The same, as one writes it on a command line. */
    String asArguments() {
        return "--seed " + seed + " --mode " + mode.name().toLowerCase(Locale.ROOT) + " --ceiling " + ceiling;
    }
}
