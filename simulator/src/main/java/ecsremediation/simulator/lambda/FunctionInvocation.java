package ecsremediation.simulator.lambda;

import java.time.Instant;
import java.util.Optional;

/**
 * One run of a function.
 *
 * @param at virtual time; a run takes none
 * @param attempt 1 for the first, 2 and 3 for Lambda's own retries
 * @param event what the function was given
 * @param error its exception in words; empty where it answered
 */
public record FunctionInvocation(Instant at, String function, int attempt, String event, Optional<String> error) {}
