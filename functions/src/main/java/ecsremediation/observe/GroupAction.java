package ecsremediation.observe;

import java.time.Instant;

/**
 * One raise that we made, or set out to make, on a group.
 *
 * @param at when the write was made
 * @param cause the id of the trigger that led to it
 */
public record GroupAction(String group, Instant at, Capacity from, Capacity to, String cause) {}
