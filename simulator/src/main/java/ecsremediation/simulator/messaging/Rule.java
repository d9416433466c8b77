package ecsremediation.simulator.messaging;

import java.util.List;

/**
 * An EventBridge rule.
 *
 * @param sources such as {@code aws.ecs}; an event must have one of them
 * @param detailTypes such as {@code ECS Service Action}; an event must have one of them, any when empty
 * @param targets where matching events go
 */
public record Rule(String name, List<String> sources, List<String> detailTypes, List<Target> targets) {
    public Rule {
        sources = List.copyOf(sources);
        detailTypes = List.copyOf(detailTypes);
        targets = List.copyOf(targets);
    }

    boolean matches(String source, String detailType) {
        return sources.contains(source) && (detailTypes.isEmpty() || detailTypes.contains(detailType));
    }

    /** Where an event goes. */
    public sealed interface Target {
        /** A function, asynchronously. */
        record ToFunction(String name) implements Target {}

        /** A queue. */
        record ToQueue(String name) implements Target {}
    }
}
