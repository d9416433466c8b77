package ecsremediation.cli.stage;

import ecsremediation.act.Mode;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Which world, and what the functions may do in it.
 *
 * @param seed what chance draws
 * @param mode how far the functions may go
 * @param ceiling the group's ceiling tag; empty for a group without it
 */
public record Script(long seed, Mode mode, OptionalInt ceiling) {

    /** Such as {@code Seed 1, mode act, ceiling 10}. */
    public String words() {
        return "Seed " + seed + ", mode " + mode.name().toLowerCase(Locale.ROOT) + ", ceiling " + ceilingWord();
    }

    private String ceilingWord() {
        return ceiling.isPresent() ? String.valueOf(ceiling.getAsInt()) : "none";
    }
}
