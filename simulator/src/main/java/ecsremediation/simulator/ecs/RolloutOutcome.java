package ecsremediation.simulator.ecs;

import ecsremediation.simulator.engine.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The end of a service's deployment: it completes, or the deployment circuit breaker gives it up and, if the service
 * says so, goes back to the last one that completed. That one appears as PRIMARY again under its own id. Where none
 * completed, the failed one stays [ECS guide, deployment circuit breaker].
 */
final class RolloutOutcome {
    /** A rollback takes at least this time even if the old tasks all run. Assumed; one public record shows 79 s. */
    private static final Duration ROLLBACK = Duration.ofMinutes(1);

    private final EventLoop eventLoop;
    private final EcsEventPublisher publisher;
    private final Consumer<EcsService> rolledBack;

    /** @param rolledBack called with each service that goes back to an earlier deployment */
    RolloutOutcome(EventLoop eventLoop, EcsEventPublisher publisher, Consumer<EcsService> rolledBack) {
        this.eventLoop = eventLoop;
        this.publisher = publisher;
        this.rolledBack = rolledBack;
    }

    /** Fails the PRIMARY deployment if too many of its tasks failed. A rollback is never given up: assumed. */
    void failIfTripped(EcsService service) {
        EcsDeployment primary = service.primary();
        DeploymentBreaker breaker = service.spec().breaker();
        if (primary.isInProgress()
                && !primary.isRollback()
                && breaker.trips(primary.failedTasks(), primary.desired())) {
            primary.fail(eventLoop.now());
            publisher.failed(primary);
            if (breaker.rollsBack()) {
                service.completed().ifPresent(to -> goBack(service, to));
            }
        }
    }

    private void goBack(EcsService service, EcsDeployment to) {
        service.primary().retire(eventLoop.now());
        to.resume(service.desired(), eventLoop.now());
        service.drop(to);
        service.add(to);
        publisher.rollsBack(to);
        rolledBack.accept(service);
    }

    /** Ends the older deployments without tasks, and completes the PRIMARY one if it has all its tasks. */
    void completeIfDone(EcsService service) {
        EcsDeployment primary = service.primary();
        boolean alone = true;
        for (EcsDeployment old : List.copyOf(service.deployments())) {
            if (!old.isPrimary()) {
                old.desired(old.wanted().size());
                boolean shown = old.isFailed() && primary.isRollback();
                if (old.wanted().isEmpty() && !shown) {
                    service.drop(old);
                }
                alone &= old.wanted().isEmpty();
            }
        }
        if (alone && mayComplete(primary) && new Rollout(service, eventLoop.now()).hasAllTasks()) {
            primary.complete(eventLoop.now());
            service.completed(primary);
            publisher.deployment(primary);
            service.deployments().stream().filter(d -> !d.isPrimary()).toList().forEach(service::drop);
        }
    }

    private boolean mayComplete(EcsDeployment primary) {
        return primary.isInProgress()
                && !(primary.isRollback()
                        && eventLoop.now().isBefore(primary.updatedAt().plus(ROLLBACK)));
    }
}
