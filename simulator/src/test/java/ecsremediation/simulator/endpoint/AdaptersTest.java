package ecsremediation.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.CapacityChange;
import ecsremediation.act.Outcome;
import ecsremediation.aws.DynamoDbDecisionLog;
import ecsremediation.aws.DynamoDbGroupLocks;
import ecsremediation.aws.SdkCapacityWriter;
import ecsremediation.aws.SdkClusterReader;
import ecsremediation.model.Capacity;
import ecsremediation.model.GroupLocks;
import ecsremediation.model.Observation;
import ecsremediation.model.WriteState;
import ecsremediation.simulator.autoscaling.ScheduledSizes;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** The functions' SDK adapters read the world's state over HTTP. */
class AdaptersTest {
    private static final String TABLE = "ecs-remediation";
    private final TestEndpoint lab = TestEndpoint.start();
    private final AutoScalingClient autoScaling = lab.client(AutoScalingClient.builder());
    private final DynamoDbClient dynamoDb = lab.client(DynamoDbClient.builder());
    private final SdkClusterReader reader = new SdkClusterReader(
            lab.client(EcsClient.builder()), autoScaling, InstantSource.system(), Duration.ofSeconds(30));

    @AfterEach
    void close() {
        lab.close();
    }

    private void assertSeesWhatIsThere() {
        Instant at = lab.world().now();
        Observation overHttp = reader.observe(TestEndpoint.CLUSTER, at);
        Observation direct = new SimulatedClusterReader(lab.world()).observe(TestEndpoint.CLUSTER, at);

        assertThat(overHttp.unread()).isEmpty();
        assertThat(overHttp)
                .usingRecursiveComparison()
                .ignoringCollectionOrderInFields("services.tasks")
                .isEqualTo(direct);
    }

    @Test
    void observesASteadyWorld() {
        assertSeesWhatIsThere();
    }

    @Test
    void observesAGap() {
        lab.world().ecs().updateService(TestEndpoint.CLUSTER, TestEndpoint.SERVICE, ServiceUpdate.toDesired(4));
        lab.world().advance(Duration.ofMinutes(3));

        assertSeesWhatIsThere();
    }

    @Test
    void observesStartingInstancesAndAManagedProvider() {
        lab.world().ecs().createProvider(TestEndpoint.CLUSTER, "managed", TestEndpoint.GROUP, true);
        lab.world()
                .ecs()
                .createService(
                        TestEndpoint.CLUSTER,
                        ServiceSpec.ec2("worker", TestEndpoint.SERVICE, 2).through("managed"));
        autoScaling.updateAutoScalingGroup(
                r -> r.autoScalingGroupName(TestEndpoint.GROUP).maxSize(3).desiredCapacity(3));
        lab.world().advance(Duration.ofSeconds(20));

        assertSeesWhatIsThere();
    }

    @Test
    void observesATaskOutsideOfServicesAndADeletedService() {
        EcsClient ecs = lab.client(EcsClient.builder());
        lab.world().ecs().createService(TestEndpoint.CLUSTER, ServiceSpec.ec2("worker", TestEndpoint.SERVICE, 2));
        autoScaling.updateAutoScalingGroup(
                r -> r.autoScalingGroupName(TestEndpoint.GROUP).maxSize(3).desiredCapacity(3));
        lab.world().advance(Duration.ofMinutes(10));
        ecs.deleteService(r ->
                r.cluster(TestEndpoint.CLUSTER).service(TestEndpoint.SERVICE).force(true));
        assertSeesWhatIsThere();

        lab.world().advance(Duration.ofMinutes(1));
        ecs.runTask(r -> r.cluster(TestEndpoint.CLUSTER).taskDefinition(TestEndpoint.SERVICE));
        lab.world().advance(Duration.ofMinutes(1));
        assertSeesWhatIsThere();
    }

    @Test
    void observesAnUnhealthyInstance() {
        lab.world().autoScaling().suspend(TestEndpoint.GROUP, "ReplaceUnhealthy", true);
        lab.world().autoScaling().terminate(TestEndpoint.GROUP, 1);
        lab.world().advance(Duration.ofMinutes(2));

        assertSeesWhatIsThere();
    }

    @Test
    void observesAnInstanceRefreshAndItsEnd() {
        lab.world().autoScaling().startInstanceRefresh(TestEndpoint.GROUP);
        lab.world().advance(Duration.ofMinutes(1));
        assertSeesWhatIsThere();

        lab.world().advance(Duration.ofMinutes(30));
        assertSeesWhatIsThere();
    }

    @Test
    void observesAGroupWithAWarmPool() {
        lab.world().autoScaling().warmPool(TestEndpoint.GROUP, 2);
        lab.world().advance(Duration.ofMinutes(5));

        assertSeesWhatIsThere();
        assertThat(autoScaling
                        .describeWarmPool(r -> r.autoScalingGroupName(TestEndpoint.GROUP))
                        .instances())
                .hasSize(2)
                .allMatch(i -> i.lifecycleStateAsString().equals("Warmed:Stopped"));
    }

    @Test
    void observesScheduledActionsOfTheNextDay() {
        for (int hours : new int[] {2, 30}) {
            SizeChange change = new SizeChange(OptionalInt.empty(), OptionalInt.of(hours), OptionalInt.of(9));
            Instant at = lab.world().now().plus(Duration.ofHours(hours));
            lab.world()
                    .autoScaling()
                    .schedule(TestEndpoint.GROUP, new ScheduledSizes("in-" + hours, at, Optional.empty(), change));
        }

        assertSeesWhatIsThere();
    }

    @Test
    void reportsAMissingClusterAsAReadFailure() {
        assertThat(reader.observe("nowhere", lab.world().now()).isComplete()).isFalse();
    }

    @Test
    void raisesAGroupWithOneCall() {
        CapacityChange change = new CapacityChange(TestEndpoint.GROUP, new Capacity(1, 1), new Capacity(4, 4));

        Outcome outcome = new SdkCapacityWriter(autoScaling, lab.world().clock()).write(change);

        assertThat(outcome).isInstanceOf(Outcome.Raised.class);
        assertThat(reader.writeState(TestEndpoint.GROUP).map(WriteState::capacity))
                .contains(new Capacity(4, 4));
        assertThat(lab.endpoint().log().writes(Api.AUTO_SCALING)).hasSize(1);
    }

    @Test
    void givesTheLockToOneHolderAtATime() {
        GroupLocks locks = new DynamoDbGroupLocks(dynamoDb, TABLE);
        Instant now = lab.world().now();
        GroupLocks.Lease first = locks.acquire(TestEndpoint.GROUP, "first", now, Duration.ofSeconds(60))
                .orElseThrow();

        assertThat(locks.acquire(TestEndpoint.GROUP, "second", now, Duration.ofSeconds(60)))
                .isEmpty();
        Instant later = now.plusSeconds(61);
        GroupLocks.Lease second = locks.acquire(TestEndpoint.GROUP, "second", later, Duration.ofSeconds(60))
                .orElseThrow();
        assertThat(second.token()).isGreaterThan(first.token());
        assertThat(locks.holds(first, later)).isFalse();
        assertThat(locks.holds(second, later)).isTrue();
    }

    @Test
    void keepsADecisionRecord() {
        new DynamoDbDecisionLog(dynamoDb, TABLE)
                .keep(TestEndpoint.CLUSTER, lab.world().now(), "trigger-1", () -> "{\"a\":1}");

        assertThat(dynamoDb.scan(r -> r.tableName(TABLE)).count()).isEqualTo(1);
    }
}
