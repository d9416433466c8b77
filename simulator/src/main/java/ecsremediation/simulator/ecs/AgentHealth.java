package ecsremediation.simulator.ecs;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What ECS says about the connection of an instance's agent: the health check {@value #TYPE} [ECS guide, container
 * instance health].
 *
 * @param changedAt when the status became what it is
 * @param disconnectedSince set while the status is IMPAIRED
 */
public record AgentHealth(Instant changedAt, Optional<Instant> disconnectedSince) {
    /** The type of the health check. */
    public static final String TYPE = "AGENT_CONNECTIVITY";

    /**
     * How long an agent is disconnected before ECS marks its instance as impaired. Assumed: the guide speaks of a
     * threshold and does not state it.
     */
    static final Duration IMPAIRED_AFTER = Duration.ofMinutes(5);

    /** {@code OK} or {@code IMPAIRED}. */
    public String status() {
        return disconnectedSince.isPresent() ? "IMPAIRED" : "OK";
    }

    /** ECS's text, such as {@code Agent disconnected since 2026-07-29T22:34:13Z}; empty if the status is OK. */
    public Optional<String> reason() {
        return disconnectedSince.map(at -> "Agent disconnected since " + at.truncatedTo(ChronoUnit.SECONDS));
    }
}
