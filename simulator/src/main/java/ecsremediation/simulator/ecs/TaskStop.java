package ecsremediation.simulator.ecs;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * Why a task stops.
 *
 * @param at when it was told to, or began to
 * @param code ECS's stop code, such as {@code TaskFailedToStart}, {@code EssentialContainerExited},
 *     {@code ServiceSchedulerInitiated}, {@code UserInitiated}
 * @param reason ECS's words
 * @param exitCode of its container, where it ran
 */
public record TaskStop(Instant at, String code, String reason, OptionalInt exitCode) {}
