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

    /** Tasks that the PRIMARY deployment may start now, within maximumPercent. ECS starts none of a failed one. */
    int mayStart() {
        if (service.primary().isFailed()) {
            return 0;
        }
        int missing = service.primary().desired() - service.primary().staying().size();
        int all =
                service.deployments().stream().mapToInt(d -> d.wanted().size()).sum();
        return Math.max(0, Math.min(missing, most() - all));
    }

    /**
     * Running tasks of older deployments and on draining instances that may stop now. While a new task has no place yet, ECS stops old tasks down
     * to minimumHealthyPercent to make room. Else it stops those that the service has beyond its desired count.
     */
    int mayStop() {
        long placed = service.primary().staying().stream()
                .filter(t -> t.instance().isPresent())
                .count();
        boolean stopsFirst =
                placed < service.primary().desired() && !service.primary().isFailed();
        int keep = stopsFirst ? least() : Math.max(least(), service.desired());
        return Math.max(0, healthy() - keep);
    }

    /** Whether the PRIMARY deployment has all its tasks. The circuit breaker watches until they are healthy. */
    boolean hasAllTasks() {
        EcsDeployment primary = service.primary();
        long all = service.spec().breaker().isEnabled()
                ? primary.wanted().stream().filter(this::isHealthy).count()
                : primary.running();
        return all == primary.desired();
    }

    private int healthy() {
        return (int) service.wanted().stream().filter(this::isHealthy).count();
    }

    private boolean isHealthy(EcsTask task) {
        return task.isRunning()
                && task.startedAt()
                        .filter(at -> !at.plus(HEALTHY_AFTER).isAfter(now))
                        .isPresent();
    }

    private int most() {
        int percent = service.desired() * service.spec().maximumPercent() / PERCENT;
        return service.isDaemon() ? Math.max(percent, service.desired()) : percent;
    }

    private int least() {
        return Math.ceilDiv(service.desired() * service.spec().minimumHealthyPercent(), PERCENT);
    }
}
