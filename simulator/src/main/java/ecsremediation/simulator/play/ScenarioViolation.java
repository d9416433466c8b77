package ecsremediation.simulator.play;

import java.time.Instant;

/**
 * A bound that a played scenario did not keep.
 *
 * @param at when
 * @param subject the service or the group
 * @param what what happened instead
 */
public record ScenarioViolation(ScenarioBound bound, Instant at, String subject, String what) {}
