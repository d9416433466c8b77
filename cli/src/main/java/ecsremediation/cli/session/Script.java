package ecsremediation.cli.session;

import ecsremediation.act.Mode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which world, and what the functions may do in it.
 *
 * @param seed what chance draws
 * @param mode how far the functions may go
 * @param ceiling the group's ceiling tag; empty for a group without it
 * @param fault what goes wrong besides, if anything
 */
public record Script(long seed, Mode mode, OptionalInt ceiling, Optional<LabFault> fault) {

    /** Without a fault. */
    public Script(long seed, Mode mode, OptionalInt ceiling) {
        this(seed, mode, ceiling, Optional.empty());
    }

    /** The same with this fault, if any. */
    public Script with(Optional<LabFault> other) {
        return new Script(seed, mode, ceiling, other);
    }

    /** Such as {@code Seed 1, mode act, ceiling 10}, and the fault where there is one. */
    public String words() {
        return "Seed " + seed + ", mode " + mode.name().toLowerCase(Locale.ROOT) + ", ceiling " + ceilingWord()
                + fault.map(f -> ", fault " + f).orElse("");
    }

    private String ceilingWord() {
        return ceiling.isPresent() ? String.valueOf(ceiling.getAsInt()) : "none";
    }
}
