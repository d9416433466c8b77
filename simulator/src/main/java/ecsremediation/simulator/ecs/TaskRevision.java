package ecsremediation.simulator.ecs;

import java.time.Instant;

/** A registered task definition: a spec with its number. */
public record TaskRevision(String arn, int revision, TaskSpec spec, Instant registeredAt) {

    /** {@code family:revision}. */
    public String name() {
        return spec.family() + ":" + revision;
    }

    /** What one such task takes from its instance. */
    public Ask ask() {
        return Ask.of(spec);
    }
}
