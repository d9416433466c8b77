package ecsremediation.simulator.ecs;

import ecsremediation.simulator.engine.ApiException;
import ecsremediation.simulator.engine.EventLoop;

/** Creates, updates and deletes services, and starts their deployments. Callers hold the world's lock. */
final class ServiceLifecycle {
    private static final int DEPLOYMENT_DIGITS = 18;

    private final EventLoop eventLoop;
    private final ServiceScheduler scheduler;
    private final EcsEventPublisher publisher;
    private final RevisionRegistry revisions;

    ServiceLifecycle(
            EventLoop eventLoop, ServiceScheduler scheduler, EcsEventPublisher publisher, RevisionRegistry revisions) {
        this.eventLoop = eventLoop;
        this.scheduler = scheduler;
        this.publisher = publisher;
        this.revisions = revisions;
    }

    EcsService create(EcsCluster cluster, ServiceSpec spec) {
        String arn = eventLoop.account().inCluster("service", cluster.name(), spec.name());
        EcsService service = new EcsService(cluster, arn, spec, eventLoop.now());
        cluster.add(service);
        deploy(service, revisions.named(spec.taskDefinition()));
        return service;
    }

    /**
     * The service of that short name.
     *
     * @throws ApiException ServiceNotFoundException if there is none
     */
    static EcsService named(EcsCluster cluster, String name) {
        return cluster.service(name).orElseThrow(ServiceLifecycle::notFound);
    }

    EcsService update(EcsCluster cluster, String name, ServiceUpdate update) {
        EcsService found = cluster.serviceOrDeleted(name).orElseThrow(ServiceLifecycle::notFound);
        if (!found.status().equals("ACTIVE")) {
            throw new ApiException("ServiceNotActiveException", "Service was not ACTIVE.");
        }
        ServiceChange change = new ServiceChange(found, update);
        change.check();
        TaskRevision present = found.primary().definition();
        TaskRevision wanted = update.taskDefinition().map(revisions::named).orElse(present);
        boolean changed = change.apply();
        if (update.forceNewDeployment() || !wanted.equals(present)) {
            deploy(found, wanted);
        } else if (changed) {
            scheduler.retrySoon(found);
        }
        return found;
    }

    EcsService delete(EcsCluster cluster, String name, boolean force) {
        EcsService found = named(cluster, name);
        if (!force && !found.isDaemon() && found.desired() > 0) {
            throw new ApiException(
                    "InvalidParameterException", "The service cannot be stopped while it is scaled above 0.");
        }
        found.delete();
        cluster.delete(found);
        scheduler.end(found);
        return found;
    }

    private static ApiException notFound() {
        return new ApiException("ServiceNotFoundException", "Service not found.");
    }

    private void deploy(EcsService service, TaskRevision definition) {
        service.deployments().stream().filter(EcsDeployment::isPrimary).forEach(d -> d.retire(eventLoop.now()));
        String id = "ecs-svc/" + digits();
        EcsDeployment deployment = new EcsDeployment(id, service, definition, eventLoop.now());
        deployment.desired(service.desired());
        service.add(deployment);
        publisher.deployment(deployment);
        scheduler.retrySoon(service);
    }

    private String digits() {
        StringBuilder text = new StringBuilder("1");
        for (int i = 0; i < DEPLOYMENT_DIGITS; i++) {
            text.append(eventLoop.randomSource("deployment ids").below(10));
        }
        return text.toString();
    }
}
