package ecsremediation.incident;

import java.time.Instant;

/**
 * A notification that was sent to the operators.
 *
 * @param at when it was last sent
 * @param times how often it was sent since the last raise, at least 1
 */
public record SentNotification(Instant at, NotificationKey key, int times) {}
