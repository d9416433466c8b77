package ecsremediation.simulator.autoscaling;

import java.time.Instant;

/** One change of a group's sizes, with the group's own words for its cause. */
public record Resize(Instant at, String group, Sizes from, Sizes to, String cause) {}
