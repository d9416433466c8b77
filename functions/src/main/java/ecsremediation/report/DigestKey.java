package ecsremediation.report;

/**
 * A message that may be sent in a digest.
 *
 * @param message the message's id
 * @param subject messages of one cluster with equal subjects may be sent as one
 */
public record DigestKey(String message, DigestSubject subject) {}
