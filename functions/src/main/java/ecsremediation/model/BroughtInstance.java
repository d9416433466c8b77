package ecsremediation.model;

/**
 * An instance that registered after a raise of its group.
 *
 * @param id EC2's
 * @param type such as {@code t3.micro}; empty where it is not known
 */
public record BroughtInstance(String id, String type) {}
