package ecsremediation.simulator.scenario;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * The settings of a lab.
 *
 * @param start virtual time at which the lab is ready
 * @param ceiling value of the group's ceiling tag, in instances; empty for no tag
 */
public record LabSettings(long seed, Instant start, OptionalInt ceiling) {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final int CEILING = 10;

    /** The lab of the brief. */
    public static LabSettings ofSeed(long seed) {
        return new LabSettings(seed, START, OptionalInt.of(CEILING));
    }

    /** The same lab with another ceiling; empty for no tag. */
    public LabSettings withCeiling(OptionalInt other) {
        return new LabSettings(seed, start, other);
    }
}
