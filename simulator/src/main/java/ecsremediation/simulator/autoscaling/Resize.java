package ecsremediation.simulator.autoscaling;

import java.time.Instant;

/**
 * One change of a group's sizes.
 *
 * @param cause the text that scaling activities give as their cause
 */
public record Resize(Instant at, String group, Sizes from, Sizes to, String cause) {}
