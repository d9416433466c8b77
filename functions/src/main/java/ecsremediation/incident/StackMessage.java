package ecsremediation.incident;

/** A rendered message that belongs to no incident. */
public record StackMessage(String id, String subject, String text, String chat) implements OperatorMessage {}
