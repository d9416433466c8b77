package ecsremediation.cli.recording;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.aws.Clients;
import ecsremediation.aws.SdkClusterReader;
import ecsremediation.cli.stack.StackAccount;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Observation;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.PlacementStrategy;
import ecsremediation.model.Resources;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.BootTimeDistribution;
import ecsremediation.simulator.autoscaling.GroupSpec;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.ecs.TaskFault;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.endpoint.AwsEndpoint;
import ecsremediation.simulator.endpoint.FaultInjector;
import ecsremediation.simulator.engine.SimulatedAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A served account of a company called Zephyr. Every name of its own has that word in it. */
final class ServedZephyr implements AutoCloseable {
    static final String CLUSTER = "zephyr-prod";
    static final String SERVICE = "zephyr-payments";
    static final String GROUP = "zephyr-workers";
    static final String ACCOUNT = "9".repeat(12);

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final String ZONE = "eu-central-1a";

    private final World world = new World(new SimulatedAccount("aws", "eu-central-1", ACCOUNT), 1, START);
    private final AwsEndpoint endpoint;

    private ServedZephyr() {
        try {
            endpoint = AwsEndpoint.start(world, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** One service that runs its one task on the one instance of a group; the ceiling is as given. */
    static ServedZephyr atRest(Optional<String> ceiling) {
        ServedZephyr served = new ServedZephyr();
        served.world.ecs().createCluster(CLUSTER);
        served.group(GROUP, ceiling);
        served.world.advance(Duration.ofMinutes(5));
        served.task("zephyr-payments-task");
        served.world.ecs().createService(CLUSTER, ServiceSpec.ec2(SERVICE, "zephyr-payments-task", 1));
        served.world.advance(Duration.ofMinutes(15));
        return served;
    }

    private void task(String family) {
        world.ecs()
                .register(TaskSpec.of(
                        family, ContainerSpec.of("zephyr-web", 256, 512, ContainerSpec.Port.dynamic(8080))));
    }

    private void group(String name, Optional<String> ceiling) {
        Map<String, String> tags = new TreeMap<>(Map.of("Name", name, "zephyr:team", "zephyr-core"));
        ceiling.ifPresent(value -> tags.put(AutoScalingGroup.CEILING_TAG, value));
        InstanceShape shape = InstanceShape.of("t3.micro", 2048, 952);
        SortedMap<String, String> attributes = new TreeMap<>(shape.attributes());
        attributes.put("zephyr.rack", "zephyr-blue");
        world.autoScaling()
                .create(new GroupSpec(
                        name,
                        new Sizes(1, 1, 1),
                        List.of(ZONE),
                        CLUSTER,
                        new InstanceShape(
                                shape.instanceType(),
                                shape.registered(),
                                shape.reservedTcpPorts(),
                                shape.interfaces(),
                                attributes,
                                Resources.NONE),
                        BootTimeDistribution.ORDINARY,
                        tags));
    }

    /** Another group behind a capacity provider, with a service of its own that needs the group's rack. */
    ServedZephyr withAnotherGroup(int tasks) {
        group("zephyr-batch", Optional.of("6"));
        world.createProvider(CLUSTER, "zephyr-batch-provider", "zephyr-batch", false);
        world.advance(Duration.ofMinutes(5));
        task("zephyr-nightly");
        world.ecs()
                .createService(
                        CLUSTER,
                        ServiceSpec.ec2("zephyr-nightly", "zephyr-nightly", tasks)
                                .through("zephyr-batch-provider")
                                .placed(
                                        List.of(new PlacementConstraint(
                                                "memberOf", "attribute:zephyr.rack =~ zephyr-b.*")),
                                        List.of(new PlacementStrategy("spread", "attribute:zephyr.rack"))));
        return this;
    }

    ServedZephyr desire(int tasks) {
        world.ecs().updateService(CLUSTER, SERVICE, ServiceUpdate.toDesired(tasks));
        return this;
    }

    ServedZephyr resize(int to) {
        world.autoScaling().update(GROUP, SizeChange.to(to, to));
        return this;
    }

    ServedZephyr refuseLaunches(String message) {
        world.autoScaling().fault(GROUP, Optional.of(new LaunchFault.Refused(message)));
        return this;
    }

    ServedZephyr failPulls(String reason) {
        world.ecs().fault("zephyr-payments-task", Optional.of(new TaskFault.ImagePull(reason)));
        return this;
    }

    ServedZephyr pass(Duration time) {
        world.advance(time);
        return this;
    }

    ServedZephyr injectFaults(FaultInjector faults) {
        endpoint.injectFaults(faults);
        return this;
    }

    /** What {@code plan --cluster} reads at the world's time. */
    Observation observed() {
        try (Clients clients = account().clients()) {
            return new SdkClusterReader(clients.ecs(), clients.autoScaling(), world.clock(), Duration.ofMinutes(1))
                    .observe(CLUSTER, world.now());
        }
    }

    /** What {@code record} writes at the world's time. */
    JsonNode recorded() {
        try (Clients clients = account().clients()) {
            return new ClusterRecorder(CLUSTER, account()).record(clients, world.clock());
        }
    }

    private StackAccount account() {
        return new StackAccount(
                "eu-central-1",
                Optional.of(endpoint.uri()),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("lab", "lab")));
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
