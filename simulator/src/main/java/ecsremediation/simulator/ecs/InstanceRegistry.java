package ecsremediation.simulator.ecs;

import ecsremediation.simulator.engine.EventLoop;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What happens to the container instances of all clusters. */
final class InstanceRegistry {
    private static final int ID_DIGITS = 32;

    private final EventLoop eventLoop;
    private final ServiceScheduler scheduler;
    private final InstanceEvents events;
    private final Map<String, EcsCluster> clusters;
    private boolean registrationTriggersPlacement;

    InstanceRegistry(
            EventLoop eventLoop, ServiceScheduler scheduler, InstanceEvents events, Map<String, EcsCluster> clusters) {
        this.eventLoop = eventLoop;
        this.scheduler = scheduler;
        this.events = events;
        this.clusters = clusters;
    }

    void registrationTriggersPlacement(boolean triggers) {
        registrationTriggersPlacement = triggers;
    }

    Optional<EcsInstance> on(String ec2InstanceId) {
        return clusters.values().stream()
                .flatMap(c -> c.instances().stream())
                .filter(i -> i.ec2InstanceId().equals(ec2InstanceId))
                .findFirst();
    }

    EcsInstance register(EcsCluster cluster, Registration registration) {
        String id = eventLoop.randomSource("instance ids").hex(ID_DIGITS);
        Optional<String> provider = cluster.providers().stream()
                .filter(p -> p.group().equals(registration.group()))
                .map(Provider::name)
                .findFirst();
        String arn = eventLoop.account().inCluster("container-instance", cluster.name(), id);
        EcsInstance instance = new EcsInstance(
                new EcsInstance.Identity(id, arn, cluster.arn()), registration, provider, eventLoop.now());
        cluster.add(instance);
        scheduler.capacityChanged(cluster, registrationTriggersPlacement);
        return instance;
    }

    void terminated(EcsInstance instance) {
        leave(instance, "Host EC2 (instance " + instance.ec2InstanceId() + ") terminated.");
    }

    void deregister(EcsInstance instance) {
        leave(instance, "Container instance was deregistered.");
    }

    private void leave(EcsInstance instance, String why) {
        TaskStop stop = new TaskStop(eventLoop.now(), "TerminationNotice", why, OptionalInt.empty());
        List.copyOf(instance.tasks()).forEach(t -> scheduler.lifecycle().lose(t, stop));
        clusters.values().forEach(c -> c.remove(instance));
        instance.deregister();
    }

    /**
     * A draining instance gets no task. Its tasks that do not run yet stop at once; those that run stop when the service
     * scheduler has replaced them within the service's limits [ECS guide, container instance draining].
     */
    void status(EcsInstance instance, String status) {
        instance.status(status);
        if (status.equals("DRAINING")) {
            List.copyOf(instance.tasks()).stream()
                    .filter(EcsTask::isStarting)
                    .forEach(t -> scheduler.lifecycle().stop(t, ProvisioningTasks.byScheduler(eventLoop.now(), t)));
        }
        instance.tasks().stream().map(EcsTask::service).distinct().toList().forEach(scheduler::reconcileSoon);
    }

    /**
     * EC2 will take the Spot Instance back. ECS drains the instance [ECS guide, Spot Instance draining]. The stop code
     * and the text are those of Fargate Spot; that ECS uses them on EC2 too is assumed.
     */
    void interruptSpot(EcsInstance instance) {
        instance.status("DRAINING");
        events.changed(instance);
        String why = "Your Spot Task was interrupted.";
        TaskStop stop = new TaskStop(eventLoop.now(), "SpotInterruption", why, OptionalInt.empty());
        List.copyOf(instance.tasks()).forEach(t -> scheduler.lifecycle().stop(t, stop));
    }

    void agentConnected(EcsInstance instance, boolean connected) {
        if (instance.agentConnected() == connected) {
            return;
        }
        Instant now = eventLoop.now();
        instance.agentConnected(connected, now);
        events.changed(instance);
        if (connected) {
            reconnected(instance, now);
        } else {
            eventLoop.after(AgentHealth.IMPAIRED_AFTER, () -> impair(instance, now));
        }
    }

    private void reconnected(EcsInstance instance, Instant now) {
        if (instance.agentHealth().disconnectedSince().isPresent()) {
            instance.agentHealth(new AgentHealth(now, Optional.empty()));
            events.health(instance);
        }
        clusters.values().stream()
                .filter(c -> c.instance(instance.id()).isPresent())
                .forEach(c -> scheduler.capacityChanged(c, registrationTriggersPlacement));
    }

    private void impair(EcsInstance instance, Instant since) {
        if (instance.disconnectedSince().filter(since::equals).isPresent()) {
            instance.agentHealth(new AgentHealth(eventLoop.now(), Optional.of(since)));
            events.health(instance);
        }
    }
}
