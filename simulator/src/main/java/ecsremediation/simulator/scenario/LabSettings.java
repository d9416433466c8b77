package ecsremediation.simulator.scenario;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * The settings of a lab.
 *
 * @param start virtual time at which the lab is ready
 * @param ceiling value of the group's ceiling tag, in instances; empty for no tag
 * @param containerInsights the cluster's setting from the start on: {@code enhanced}, {@code enabled} or {@code
 *     disabled}
 */
public record LabSettings(long seed, Instant start, OptionalInt ceiling, String containerInsights) {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final int CEILING = 10;

    /** With Container Insights on. */
    public LabSettings(long seed, Instant start, OptionalInt ceiling) {
        this(seed, start, ceiling, "enabled");
    }

    /** The lab of the brief. */
    public static LabSettings ofSeed(long seed) {
        return new LabSettings(seed, START, OptionalInt.of(CEILING));
    }

    /** The same lab with another ceiling; empty for no tag. */
    public LabSettings withCeiling(OptionalInt other) {
        return new LabSettings(seed, start, other, containerInsights);
    }

    /** The same lab whose cluster has that setting from the start on. */
    public LabSettings withContainerInsights(String setting) {
        return new LabSettings(seed, start, ceiling, setting);
    }
}
