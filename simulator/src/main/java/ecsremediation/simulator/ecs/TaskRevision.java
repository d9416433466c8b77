package ecsremediation.simulator.ecs;

import java.time.Instant;

/**
 * A registered task definition: a spec with its number.
 *
 * @param ask what one such task takes from its instance
 */
public record TaskRevision(String arn, int revision, TaskSpec spec, TaskDemand ask, Instant registeredAt) {

    /** The spec as it is registered. */
    static TaskRevision of(String arn, int revision, TaskSpec spec, Instant registeredAt) {
        return new TaskRevision(arn, revision, spec, TaskDemand.of(spec), registeredAt);
    }

    /** {@code family:revision}. */
    public String name() {
        return spec.family() + ":" + revision;
    }
}
