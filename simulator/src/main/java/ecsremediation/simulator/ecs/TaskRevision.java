package ecsremediation.simulator.ecs;

import java.time.Instant;

/**
 * A registered task definition.
 *
 * @param demand the resources that one such task takes from its instance
 */
public record TaskRevision(String arn, int revision, TaskSpec spec, TaskDemand demand, Instant registeredAt) {

    /** The revision that ECS makes of a spec. */
    static TaskRevision of(String arn, int revision, TaskSpec spec, Instant registeredAt) {
        return new TaskRevision(arn, revision, spec, TaskDemand.of(spec), registeredAt);
    }

    /** {@code family:revision}. */
    public String name() {
        return spec.family() + ":" + revision;
    }
}
