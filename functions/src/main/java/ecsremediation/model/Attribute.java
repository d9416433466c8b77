package ecsremediation.model;

import java.util.Optional;

/** An attribute that a task requires of a container instance; without a value the name alone must be there. */
public record Attribute(String name, Optional<String> value) {}
