package ecsremediation.aws;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.History;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.Service;
import ecsremediation.model.TaskDefinition;
import ecsremediation.model.WaitingTasks;
import ecsremediation.model.WriteState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;

/** Reads a cluster and its groups from Amazon ECS and EC2 Auto Scaling. */
public final class SdkClusterReader implements ClusterReader {
    private final EcsClient ecs;
    private final AutoScalingClient autoScaling;
    private final InstantSource clock;
    private final Duration budget;
    private final TaskDefinitions taskDefinitions;

    /**
     * @param clock only measures the budget
     * @param budget how long one observation may make calls; what it has not read by then is recorded as
     *     unread
     */
    public SdkClusterReader(EcsClient ecs, AutoScalingClient autoScaling, InstantSource clock, Duration budget) {
        this.ecs = ecs;
        this.autoScaling = autoScaling;
        this.clock = clock;
        this.budget = budget;
        this.taskDefinitions = new TaskDefinitions(ecs);
    }

    @Override
    public Observation observe(String cluster, Instant at) {
        try (ReadSession reading = new ReadSession(clock, budget)) {
            Found found = new Clusters(ecs, reading)
                    .find(cluster)
                    .map(c -> read(reading, c, at))
                    .orElse(Found.NOTHING);
            return found.observation(cluster, at, reading);
        }
    }

    @Override
    public Optional<WriteState> writeState(String group) {
        try (ReadSession reading = new ReadSession(clock, budget)) {
            return new Groups(autoScaling, reading)
                    .named(List.of(group)).stream()
                            .findFirst()
                            .flatMap(g -> reading.map(
                                    new ReadTarget(ReadFailure.Kind.GROUP, group), g, GroupMapping::writeState));
        }
    }

    @Override
    public List<String> clusters() {
        return ecs.listClustersPaginator(r -> r.maxResults(100)).clusterArns().stream()
                .map(Arns::name)
                .sorted()
                .toList();
    }

    /**
     * Reads services, instances and providers concurrently, and what each of them refers to as soon as it
     * is known.
     */
    private Found read(ReadSession reading, Cluster cluster, Instant at) {
        String name = cluster.clusterName();
        CompletableFuture<List<Service>> services = reading.start(() -> new Services(ecs, reading, name).all());
        CompletableFuture<List<ContainerInstance>> instances =
                reading.start(() -> new ContainerInstances(ecs, reading, name).all());
        CompletableFuture<List<CapacityProvider>> providers =
                reading.start(() -> new CapacityProviders(ecs, reading).named(cluster.capacityProviders()));
        Tasks tasks = new Tasks(ecs, reading, name);
        CompletableFuture<TaskReadFilter> filter = reading.start(() -> tasks.filter(instances.join()));
        CompletableFuture<List<Service>> withTasks =
                reading.start(() -> tasks.fill(services.join(), instances.join(), filter.join()));
        CompletableFuture<List<WaitingTasks>> waiting =
                reading.start(() -> new StandaloneTasks(ecs, reading, name).waiting(services.join()));
        CompletableFuture<List<TaskDefinition>> definitions =
                reading.start(() -> taskDefinitions.of(reading, services.join(), filter.join(), waiting.join()));
        CompletableFuture<List<AutoScalingGroup>> groups =
                reading.start(() -> new Groups(autoScaling, reading).of(name, instances.join(), providers.join(), at));
        CompletableFuture<List<Service>> withNeighbours =
                reading.start(() -> tasks.fillNeighbours(withTasks.join(), definitions.join(), filter.join()));
        return new Found(
                withNeighbours.join(),
                waiting.join(),
                taskDefinitions.withStopping(reading, withNeighbours.join(), definitions.join()),
                instances.join(),
                providers.join(),
                groups.join());
    }

    /** The parts of an observation. */
    private record Found(
            List<Service> services,
            List<WaitingTasks> waiting,
            List<TaskDefinition> taskDefinitions,
            List<ContainerInstance> containerInstances,
            List<CapacityProvider> capacityProviders,
            List<AutoScalingGroup> groups) {
        static final Found NOTHING = new Found(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        Observation observation(String cluster, Instant at, ReadSession reading) {
            return new Observation(
                    Observation.SCHEMA,
                    at,
                    cluster,
                    services,
                    waiting,
                    taskDefinitions,
                    containerInstances,
                    capacityProviders,
                    groups,
                    History.EMPTY,
                    reading.unread());
        }
    }
}
