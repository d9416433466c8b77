package ecsremediation.simulator.ecs;

import java.time.Duration;
import java.time.Instant;

/**
 * The bounds of a rolling update: how many new tasks may start, and how many old tasks may stop.
 *
 * @param now the present time, by which a running task counts as healthy or not yet
 */
record Rollout(EcsService service, Instant now) {
    /**
     * The time after which a running task without a health check counts as healthy [ECS API,
     * DeploymentConfiguration minimumHealthyPercent].
     */
    static final Duration HEALTHY_AFTER = Duration.ofSeconds(40);

    private static final int PERCENT = 100;

    /** Tasks that the PRIMARY deployment may start now, within maximumPercent. */
    int mayStart() {
        int missing = service.primary().desired() - service.primary().wanted().size();
        int all =
                service.deployments().stream().mapToInt(d -> d.wanted().size()).sum();
        return Math.max(0, Math.min(missing, most() - all));
    }

    /**
     * Running tasks of older deployments that may stop now. While a new task has no place yet, ECS stops old tasks down
     * to minimumHealthyPercent to make room. Else it stops those that the service has beyond its desired count.
     */
    int mayStop() {
        long placed = service.primary().wanted().stream()
                .filter(t -> t.instance().isPresent())
                .count();
        int keep = placed < service.primary().desired() ? least() : Math.max(least(), service.desired());
        return Math.max(0, healthy() - keep);
    }

    private int healthy() {
        return (int) service.tasks().stream()
                .filter(EcsTask::isRunning)
                .filter(t -> t.startedAt()
                        .filter(at -> !at.plus(HEALTHY_AFTER).isAfter(now))
                        .isPresent())
                .count();
    }

    private int most() {
        int percent = service.desired() * service.spec().maximumPercent() / PERCENT;
        return service.isDaemon() ? Math.max(percent, service.desired()) : percent;
    }

    private int least() {
        return Math.ceilDiv(service.desired() * service.spec().minimumHealthyPercent(), PERCENT);
    }
}
