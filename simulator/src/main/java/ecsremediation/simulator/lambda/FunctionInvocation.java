package ecsremediation.simulator.lambda;

import java.time.Instant;
import java.util.Optional;

/**
 * One run of a function.
 *
 * @param at virtual time; a run takes no virtual time
 * @param attempt 1 for the first, 2 and 3 for Lambda's retries
 * @param event the function's input
 * @param error its exception as text; empty if it returned
 */
public record FunctionInvocation(Instant at, String function, int attempt, String event, Optional<String> error) {}
