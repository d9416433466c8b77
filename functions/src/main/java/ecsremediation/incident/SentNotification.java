package ecsremediation.incident;

import java.time.Instant;

/**
 * A notification that the operators got.
 *
 * @param at the last time
 * @param times how often since the last raise, at least 1
 */
public record SentNotification(Instant at, NotificationKey key, int times) {}
