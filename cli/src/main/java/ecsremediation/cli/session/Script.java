package ecsremediation.cli.session;

import ecsremediation.incident.Mode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of a lab run.
 *
 * @param seed of the random boot times and delays
 * @param mode the functions' mode
 * @param ceiling the value of the group's ceiling tag, in instances; empty for a group without the tag
 * @param fault an additional fault, if any
 */
public record Script(long seed, Mode mode, OptionalInt ceiling, Optional<LabFault> fault) {

    public Script(long seed, Mode mode, OptionalInt ceiling) {
        this(seed, mode, ceiling, Optional.empty());
    }

    public Script with(Optional<LabFault> other) {
        return new Script(seed, mode, ceiling, other);
    }

    /** Text such as {@code Seed 1, mode act, ceiling 10, fault no-capacity}. */
    public String words() {
        return "Seed " + seed + ", mode " + mode.name().toLowerCase(Locale.ROOT) + ", ceiling " + ceilingWord()
                + fault.map(f -> ", fault " + f).orElse("");
    }

    private String ceilingWord() {
        return ceiling.isPresent() ? String.valueOf(ceiling.getAsInt()) : "none";
    }
}
