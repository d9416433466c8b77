package ecsremediation.simulator.cloudwatch;

import java.time.Instant;

/**
 * A state of an alarm with CloudWatch's reason.
 *
 * @param reasonData the JSON text that the API returns; empty if SetAlarmState set the state
 * @param at the time of the change
 */
public record AlarmVerdict(AlarmStateValue state, String reason, String reasonData, Instant at) {}
