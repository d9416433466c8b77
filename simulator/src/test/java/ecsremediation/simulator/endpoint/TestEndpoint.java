package ecsremediation.simulator.endpoint;

import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.BootTimeDistribution;
import ecsremediation.simulator.autoscaling.GroupSpec;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.TaskSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** A small world with one group, one service, one topic and one queue, behind an endpoint on a free port. */
final class TestEndpoint implements AutoCloseable {
    static final String CLUSTER = "EcsLabPublicCluster";
    static final String SERVICE = "EcsLabApi";
    static final String GROUP = "EcsLabAsg";
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final World world;
    private final AwsEndpoint endpoint;

    private TestEndpoint(World world, AwsEndpoint endpoint) {
        this.world = world;
        this.endpoint = endpoint;
    }

    static TestEndpoint start() {
        World world = new World(7, Instant.parse("2026-01-05T09:00:00Z"));
        world.ecs().createCluster(CLUSTER);
        world.ecs().containerInsights(CLUSTER, "enabled");
        world.autoScaling()
                .create(new GroupSpec(
                        GROUP,
                        new Sizes(1, 1, 1),
                        List.of("eu-central-1a", "eu-central-1b"),
                        CLUSTER,
                        InstanceShape.of("t3.micro", 2048, 952),
                        BootTimeDistribution.ORDINARY,
                        Map.of("ecs-remediation:ceiling", "10")));
        world.ecs().register(TaskSpec.of(SERVICE, ContainerSpec.of("api", 256, 512, ContainerSpec.Port.dynamic(80))));
        world.ecs().createService(CLUSTER, ServiceSpec.ec2(SERVICE, SERVICE, 1));
        world.topics().create("notification_list");
        world.advance(Duration.ofMinutes(20));
        try {
            return new TestEndpoint(
                    world, AwsEndpoint.start(world, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    World world() {
        return world;
    }

    AwsEndpoint endpoint() {
        return endpoint;
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.region(Region.EU_CENTRAL_1)
                .endpointOverride(endpoint.uri())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClient(http)
                .build();
    }

    @Override
    public void close() {
        endpoint.close();
        http.close();
    }
}
