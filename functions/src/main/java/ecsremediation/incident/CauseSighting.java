package ecsremediation.incident;

import java.time.Instant;

/**
 * A cause and the time since which every reconciliation has found it.
 *
 * @param firstSeen when the first of these reconciliations began
 */
public record CauseSighting(Cause cause, Instant firstSeen) {}
