package ecsremediation.model;

import java.util.Optional;

/**
 * An attribute that a task requires of a container instance. Without a value, the instance needs an attribute
 * of that name with any value.
 */
public record Attribute(String name, Optional<String> value) {}
