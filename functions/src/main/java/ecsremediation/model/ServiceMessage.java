package ecsremediation.model;

import java.time.Instant;

/**
 * One line of a service's event list, in ECS's words. ECS leaves out repetitions for up to six hours: an old line may
 * still hold, and the absence of a new one means nothing.
 */
public record ServiceMessage(Instant at, String text) {}
