package ecsremediation.model;

import java.time.Instant;

/**
 * One line of a service's event list, in ECS's words. ECS leaves out repetitions for up to 6 hours: an old
 * line may still apply, and the absence of a new line proves nothing.
 */
public record ServiceMessage(Instant at, String text) {}
