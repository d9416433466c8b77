package ecsremediation.simulator.cloudwatch;

import java.time.Instant;

/**
 * A state of an alarm with CloudWatch's words for it.
 *
 * @param reasonData JSON, as the API hands it out; empty where the state was set by hand
 */
public record AlarmVerdict(AlarmState state, String reason, String reasonData, Instant at) {}
