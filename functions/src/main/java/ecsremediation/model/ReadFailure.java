package ecsremediation.model;

/**
 * Something that belongs to a complete Observation and could not be read. Where there is one, nothing is written.
 *
 * @param what the thing, such as {@code service EcsLabApi} or {@code group EcsLabAsg}
 * @param why AWS's answer, such as {@code MISSING} or {@code ThrottlingException: Rate exceeded}
 */
public record ReadFailure(String what, String why) {}
