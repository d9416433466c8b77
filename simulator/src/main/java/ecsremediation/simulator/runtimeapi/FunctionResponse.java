package ecsremediation.simulator.runtimeapi;

import java.time.Duration;

/**
 * What came of one invocation.
 *
 * @param succeeded whether the function returned; false for an exception and for a failed start
 * @param body the function's answer, or the error as the runtime client reports it
 * @param took from the hand-over of the event (or the start of the process, for the first one) to the answer
 */
public record FunctionResponse(boolean succeeded, String body, Duration took) {}
