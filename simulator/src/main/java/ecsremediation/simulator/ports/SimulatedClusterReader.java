package ecsremediation.simulator.ports;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.History;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.Service;
import ecsremediation.model.TaskDefinition;
import ecsremediation.model.WriteState;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.ecs.EcsDeployment;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.ecs.EcsTask;
import ecsremediation.simulator.ecs.Provider;
import ecsremediation.simulator.ecs.TaskRevision;
import ecsremediation.simulator.ecs.TaskStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads clusters directly from the world. An observation is complete and of one moment. */
public final class SimulatedClusterReader implements ClusterReader {
    private final World world;

    public SimulatedClusterReader(World world) {
        this.world = world;
    }

    @Override
    public Observation observe(String cluster, Instant at) {
        return world.read(() -> world.ecs().clusters().stream()
                .filter(c -> c.name().equals(cluster))
                .findFirst()
                .map(c -> observation(c, at))
                .orElseGet(() -> nothing(cluster, at)));
    }

    @Override
    public Optional<WriteState> writeState(String group) {
        return world.read(() -> world.autoScaling().find(group).map(GroupViews::writeState));
    }

    @Override
    public List<String> clusters() {
        return world.read(
                () -> world.ecs().clusters().stream().map(EcsCluster::name).toList());
    }

    private Observation observation(EcsCluster cluster, Instant at) {
        return new Observation(
                Observation.SCHEMA,
                at,
                cluster.name(),
                each(cluster.services().stream().toList(), ServiceViews::service),
                List.of(),
                taskDefinitions(cluster),
                each(cluster.instances().stream().toList(), InstanceViews::instance),
                each(cluster.providers().stream().toList(), SimulatedClusterReader::provider),
                groups(cluster),
                History.EMPTY,
                List.of());
    }

    private static Observation nothing(String cluster, Instant at) {
        List<Service> none = List.of();
        return new Observation(
                Observation.SCHEMA,
                at,
                cluster,
                none,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                History.EMPTY,
                List.of(new ReadFailure(ReadFailure.Kind.CLUSTER, cluster, "MISSING")));
    }

    private static List<TaskDefinition> taskDefinitions(EcsCluster cluster) {
        return cluster.services().stream()
                .filter(s -> s.isDaemon() || ServiceViews.mayHaveGap(s))
                .flatMap(s -> Stream.concat(s.deployments().stream().map(EcsDeployment::definition), stopping(s)))
                .distinct()
                .map(TaskViews::definition)
                .sorted(Comparator.comparing(TaskDefinition::arn))
                .toList();
    }

    /** The definitions of its tasks that stop; those of an ended deployment are no longer among its deployments. */
    private static Stream<TaskRevision> stopping(EcsService service) {
        return service.tasks().stream()
                .filter(t -> t.stop().isPresent() && t.instance().isPresent())
                .filter(t -> t.status() != TaskStatus.STOPPED)
                .map(EcsTask::definition);
    }

    private static CapacityProvider provider(Provider provider) {
        return new CapacityProvider(
                provider.name(), "EC2_AUTOSCALING", Optional.of(provider.group()), provider.managedScaling());
    }

    /**
     * The groups with instances in the cluster, the groups of its capacity providers, and the groups tagged for it.
     */
    private List<AutoScalingGroup> groups(EcsCluster cluster) {
        return world.autoScaling().groups().stream()
                .filter(g -> belongs(g, cluster))
                .map(g -> GroupViews.group(g, world.now()))
                .toList();
    }

    private static boolean belongs(SimulatedGroup group, EcsCluster cluster) {
        boolean carries = cluster.instances().stream()
                .anyMatch(i -> group.members().stream().anyMatch(m -> m.id().equals(i.ec2InstanceId())));
        boolean provides = cluster.providers().stream().anyMatch(p -> p.group().equals(group.name()));
        return carries || provides || cluster.name().equals(group.tags().get(AutoScalingGroup.CLUSTER_TAG));
    }

    private static <A, B> List<B> each(List<A> all, Function<A, B> view) {
        return all.stream().map(view).toList();
    }
}
