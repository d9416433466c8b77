package ecsremediation.simulator.play;

import java.time.Instant;

/**
 * Something that must never happen, and did.
 *
 * @param at the virtual time
 * @param what one sentence
 */
public record BrokenInvariant(Instant at, String what) {}
