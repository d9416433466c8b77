package ecsremediation.incident;

/**
 * A message's line in a digest.
 *
 * @param headline the notification in one line, without numbers of its service
 * @param line what it says of its service
 */
public record DigestEntry(String headline, String line) {}
