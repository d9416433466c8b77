package ecsremediation.model;

import ecsremediation.event.ServiceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of a cluster and its groups as AWS returned it: all inputs of a decision except the incidents.
 * The same Observation with the same incidents always leads to the same decision.
 *
 * @param schema the version of this record's JSON form, {@link #SCHEMA} for a new one
 * @param takenAt when the read began
 * @param cluster the cluster's short name
 * @param services every service of the cluster, by name
 * @param waiting tasks outside of services that wait for an instance; read only while a service waits for one of
 *     its capacity provider
 * @param taskDefinitions those of the services with a gap, of daemon services and of waiting tasks, by ARN
 * @param groups those whose instances are in the cluster, those of its capacity providers, and those tagged
 *     for it; by name
 * @param unread what could not be read; empty when the Observation is complete
 */
public record Observation(
        int schema,
        Instant takenAt,
        String cluster,
        List<Service> services,
        List<WaitingTasks> waiting,
        List<TaskDefinition> taskDefinitions,
        List<ContainerInstance> containerInstances,
        List<CapacityProvider> capacityProviders,
        List<AutoScalingGroup> groups,
        History memory,
        List<ReadFailure> unread) {
    /** The version of the JSON form that this version writes. */
    public static final int SCHEMA = 2;

    public Observation {
        services = KeyOrder.sorted(services, Service::name);
        waiting = List.copyOf(waiting);
        taskDefinitions = KeyOrder.sorted(taskDefinitions, TaskDefinition::arn);
        containerInstances = List.copyOf(containerInstances);
        capacityProviders = List.copyOf(capacityProviders);
        groups = KeyOrder.sorted(groups, AutoScalingGroup::name);
        unread = List.copyOf(unread);
    }

    /** The service of that name, where the cluster has it. */
    public Optional<Service> service(ServiceName name) {
        return KeyOrder.find(services, Service::name, name);
    }

    /** The group of that name, where it was read. */
    public Optional<AutoScalingGroup> group(String name) {
        return KeyOrder.find(groups, AutoScalingGroup::name, name);
    }

    /** The task definition with that ARN, where it was read. */
    public Optional<TaskDefinition> taskDefinition(String arn) {
        return KeyOrder.find(taskDefinitions, TaskDefinition::arn, arn);
    }

    /** Whether every read succeeded. */
    public boolean isComplete() {
        return unread.isEmpty();
    }

    /** The same Observation with that history. */
    public Observation with(History saved) {
        return new Observation(
                schema,
                takenAt,
                cluster,
                services,
                waiting,
                taskDefinitions,
                containerInstances,
                capacityProviders,
                groups,
                saved,
                unread);
    }

    /** The same Observation with other groups. */
    public Observation withGroups(List<AutoScalingGroup> others) {
        return new Observation(
                schema,
                takenAt,
                cluster,
                services,
                waiting,
                taskDefinitions,
                containerInstances,
                capacityProviders,
                others,
                memory,
                unread);
    }

    /** The same Observation with other container instances. */
    public Observation with(List<ContainerInstance> instances) {
        return new Observation(
                schema,
                takenAt,
                cluster,
                services,
                waiting,
                taskDefinitions,
                instances,
                capacityProviders,
                groups,
                memory,
                unread);
    }
}
