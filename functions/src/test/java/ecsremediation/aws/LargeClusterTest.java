package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.model.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * Reads the largest cluster that the documentation allows, 5,000 container instances and 2,000 services,
 * at the rates of the ECS developer guide. Each call is made as soon as ECS allows it, so the result is
 * the least possible time. The simulator's {@code ThrottledClusterTest} runs the whole program on such a
 * cluster.
 */
class LargeClusterTest {
    private static final int INSTANCES = 5_000;
    private static final int SERVICES = 2_000;
    private static final Duration BUDGET = Duration.ofSeconds(25);

    /** The number of concurrent calls of the reader. */
    private static final int AT_ONCE = 5;

    private final FakeAws aws = new FakeAws();
    private final FakeCluster cluster = new FakeCluster();
    private final ThrottledEcs ecs = new ThrottledEcs();
    private final FakeGroups groups = new FakeGroups();

    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .socketTimeout(Duration.ofMinutes(5))
            .build();

    @AfterEach
    void close() {
        http.close();
        aws.close();
    }

    @Test
    void fortyServicesWithAGapAreReadWithinTheBudget() {
        instances(INSTANCES);
        services(40);
        SdkClusterReader reader = reader();

        Observation seen = reader.observe(FakeCluster.NAME, Instant.EPOCH);

        assertThat(seen.unread()).isEmpty();
        assertThat(seen.services()).hasSize(SERVICES);
        assertThat(seen.containerInstances()).hasSize(INSTANCES);
        assertThat(ecs.elapsed()).isLessThan(Duration.ofSeconds(10));
    }

    /** A cluster of which each operation takes five calls or more: those of one service or group, or of one batch. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DescribeServices",
                "DescribeContainerInstances",
                "ListTasks",
                "DescribeTasks",
                "DescribeTaskDefinition",
                "DescribePolicies",
                "DescribeScheduledActions",
                "DescribeInstanceRefreshes",
                "DescribeScalingActivities"
            })
    void callsOfOneOperationAreMadeFiveAtOnce(String operation) {
        for (int i = 0; i < AT_ONCE; i++) {
            groups.group("g-" + i, 100, 100, instances(100), "");
        }
        for (int i = 0; i < 10 * AT_ONCE; i++) {
            service("api-" + i, i < 2 * AT_ONCE ? 51 : 50, 50);
        }
        Rendezvous together = new Rendezvous(operation, AT_ONCE);

        Observation seen = reader(together).observe(FakeCluster.NAME, Instant.EPOCH);

        assertThat(seen.unread()).isEmpty();
        assertThat(seen.groups()).hasSize(AT_ONCE);
        assertThat(together.isMet()).isTrue();
    }

    /**
     * If every service has a gap, the reader lists the tasks of all services together and keeps the task
     * definitions.
     */
    @Test
    void whereEveryServiceHasAGapEachReconciliationGetsFurtherUntilOneIsComplete() {
        instances(INSTANCES);
        services(SERVICES);
        SdkClusterReader reader = reader();
        List<Integer> unread = new ArrayList<>();
        Observation seen;
        do {
            Instant began = ecs.now();
            seen = reader.observe(FakeCluster.NAME, began);
            assertThat(Duration.between(began, ecs.now())).isLessThan(BUDGET.plusSeconds(2));
            unread.add(seen.unread().size());
            ecs.pass(Duration.ofMinutes(1).minus(Duration.between(began, ecs.now())));
        } while (!seen.isComplete() && unread.size() < 10);

        assertThat(seen.isComplete()).as("unread look by look: %s", unread).isTrue();
        assertThat(unread).isSortedAccordingTo((a, b) -> b - a).doesNotHaveDuplicates();
    }

    private List<String> instances(int count) {
        int before = cluster.instances.size();
        List<String> ids =
                IntStream.range(before, before + count).mapToObj(i -> "i-" + i).toList();
        ids.forEach(cluster::instance);
        return ids;
    }

    private void services(int withGap) {
        for (int i = 0; i < SERVICES; i++) {
            service("api-" + i, i < withGap ? 3 : 2, 2);
        }
    }

    private void service(String name, int desired, int running) {
        cluster.service(name, desired, running);
        for (int i = 1; i <= running; i++) {
            cluster.task(name, name + "-" + i, "RUNNING");
        }
    }

    private SdkClusterReader reader() {
        install();
        ecs.throttle(aws);
        Clients clients = aws.clients();
        return new SdkClusterReader(clients.ecs(), clients.autoScaling(), ecs::now, BUDGET);
    }

    /** With clients that wait for an answer as long as it takes. */
    private SdkClusterReader reader(ExecutionInterceptor interceptor) {
        install();
        return new SdkClusterReader(
                patient(EcsClient.builder(), interceptor).build(),
                patient(AutoScalingClient.builder(), interceptor).build(),
                InstantSource.fixed(Instant.EPOCH),
                BUDGET);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B patient(
            B builder, ExecutionInterceptor interceptor) {
        return builder.region(Region.EU_CENTRAL_1)
                .endpointOverride(aws.endpoint())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(http)
                .overrideConfiguration(o -> o.addExecutionInterceptor(interceptor));
    }

    private void install() {
        cluster.installOn(aws);
        groups.installOn(aws);
    }
}
