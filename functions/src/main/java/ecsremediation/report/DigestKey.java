package ecsremediation.report;

/**
 * What decides whether messages share a digest.
 *
 * @param message the message's id
 * @param headline messages of one cluster with equal headlines may be sent as one
 */
public record DigestKey(String message, String headline) {}
