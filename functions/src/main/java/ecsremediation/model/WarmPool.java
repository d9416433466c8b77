package ecsremediation.model;

import java.util.OptionalInt;

/**
 * A group's warm pool.
 *
 * @param maxPrepared the group's largest prepared capacity; where it is empty, a raise of max alone launches
 *     instances
 */
public record WarmPool(OptionalInt maxPrepared, int minSize, String state) {}
