package ecsremediation.simulator.ecs;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * Why a task stops.
 *
 * @param at time of the stop order, or of the failure
 * @param code ECS's stop code, such as {@code TaskFailedToStart}, {@code EssentialContainerExited},
 *     {@code ServiceSchedulerInitiated}, {@code UserInitiated}
 * @param reason ECS's text
 * @param exitCode exit code of its container; empty if the container never ran
 */
public record TaskStop(Instant at, String code, String reason, OptionalInt exitCode) {}
