package ecsremediation.simulator.planted;

import ecsremediation.event.ServiceName;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import ecsremediation.model.Task;
import ecsremediation.model.WriteState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The planted fault: on each instance with a running task, whosever it is, one counts as the service's. */
public record NeighboursCount(ClusterReader reader, ServiceName service) implements ClusterReader {
    @Override
    public Observation observe(String cluster, Instant at) {
        Observation o = reader.observe(cluster, at);
        List<Task> others = o.containerInstances().stream()
                .filter(instance -> instance.runningTasks() > 0)
                .map(instance -> running(instance, at))
                .toList();
        return new Observation(
                o.schema(),
                o.takenAt(),
                o.cluster(),
                o.services().stream()
                        .map(s -> s.name().equals(service) ? with(s, others) : s)
                        .toList(),
                o.waiting(),
                o.taskDefinitions(),
                o.containerInstances(),
                o.capacityProviders(),
                o.groups(),
                o.memory(),
                o.unread());
    }

    @Override
    public Optional<WriteState> writeState(String group) {
        return reader.writeState(group);
    }

    @Override
    public List<String> clusters() {
        return reader.clusters();
    }

    private static Task running(ContainerInstance instance, Instant at) {
        return new Task(
                instance.arn() + "/task",
                "none",
                "none",
                "RUNNING",
                Optional.of(instance.arn()),
                Optional.empty(),
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.of(at),
                "UNKNOWN",
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Service with(Service s, List<Task> further) {
        return new Service(
                s.name(),
                s.status(),
                s.schedulingStrategy(),
                s.launchType(),
                s.capacityProviders(),
                s.deploymentController(),
                s.counts(),
                s.minimumHealthyPercent(),
                s.maximumPercent(),
                s.deploymentStrategy(),
                s.deployments(),
                s.placementConstraints(),
                s.placementStrategies(),
                s.subnets(),
                s.messages(),
                Stream.concat(s.tasks().stream(), further.stream()).toList());
    }
}
