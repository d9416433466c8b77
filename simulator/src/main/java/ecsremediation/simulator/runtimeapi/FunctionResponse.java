package ecsremediation.simulator.runtimeapi;

import java.time.Duration;

/**
 * The result of one invocation.
 *
 * @param succeeded true if the function returned; false for an exception or a failed start
 * @param body the function's answer, or the error as the runtime interface client reports it
 * @param took from the delivery of the event (or the start of the process, for the first event) to the answer
 */
public record FunctionResponse(boolean succeeded, String body, Duration took) {}
