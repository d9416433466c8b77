package ecsremediation.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.aws.SdkClusterReader;
import ecsremediation.model.Observation;
import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.ecs.EcsTask;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.ecs.TaskFault;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.ecs.TaskStatus;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.ContainerInstanceField;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;

/** What goes wrong in a cluster looks the same over HTTP as directly. */
class ClusterTroubleTest {
    private static final String WORKER = "worker";

    private final TestEndpoint lab = TestEndpoint.start();
    private final World world = lab.world();
    private final EcsClient ecs = lab.client(EcsClient.builder());
    private final SdkClusterReader reader = new SdkClusterReader(
            ecs, lab.client(AutoScalingClient.builder()), InstantSource.system(), Duration.ofSeconds(30));

    @AfterEach
    void close() {
        lab.close();
    }

    private void assertSeesWhatIsThere() {
        Instant at = world.now();
        Observation overHttp = reader.observe(TestEndpoint.CLUSTER, at);

        assertThat(overHttp.unread()).isEmpty();
        assertThat(overHttp)
                .usingRecursiveComparison()
                .ignoringCollectionOrderInFields("services.tasks")
                .isEqualTo(new SimulatedClusterReader(world).observe(TestEndpoint.CLUSTER, at));
    }

    private EcsService worker(boolean rollback) {
        world.ecs().register(TaskSpec.of(WORKER, ContainerSpec.of("worker", 64, 64)));
        EcsService service = world.ecs()
                .createService(
                        TestEndpoint.CLUSTER, ServiceSpec.ec2(WORKER, WORKER, 1).withCircuitBreaker(rollback));
        world.advance(Duration.ofMinutes(3));
        world.ecs().register(TaskSpec.of(WORKER, ContainerSpec.of("worker", 64, 64)));
        world.ecs().faultRevision("worker:2", Optional.of(new TaskFault.Crash(Duration.ofSeconds(20), 1)));
        world.ecs().updateService(TestEndpoint.CLUSTER, WORKER, ServiceUpdate.toTaskDefinition("worker:2"));
        return service;
    }

    private void until(String rolloutState, EcsService service) {
        for (int second = 0; second < 1800; second++) {
            if (service.deployments().stream()
                    .anyMatch(d -> d.rolloutState().equals(rolloutState)
                            && d.definition().revision() == 2)) {
                return;
            }
            world.advance(Duration.ofSeconds(1));
        }
    }

    @Test
    void aFailedDeploymentBesideTheOldTasks() {
        EcsService service = worker(false);
        until("FAILED", service);

        assertThat(service.primary().rolloutState()).isEqualTo("FAILED");
        assertSeesWhatIsThere();
    }

    @Test
    void aRollbackAndItsMessages() {
        EcsService service = worker(true);
        until("FAILED", service);
        assertThat(service.deployments()).hasSize(2);
        assertSeesWhatIsThere();

        world.advance(Duration.ofMinutes(5));
        assertThat(service.deployments()).hasSize(1);
        assertSeesWhatIsThere();
    }

    @Test
    void theSettingOfTheCircuitBreaker() {
        ecs.createService(r -> r.cluster(TestEndpoint.CLUSTER)
                .serviceName("careful")
                .taskDefinition(TestEndpoint.SERVICE)
                .desiredCount(1)
                .deploymentConfiguration(d -> d.deploymentCircuitBreaker(DeploymentCircuitBreaker.builder()
                        .enable(true)
                        .rollback(true)
                        .build())));

        assertThat(world.ecs().service(TestEndpoint.CLUSTER, "careful").spec())
                .isEqualTo(ServiceSpec.ec2("careful", TestEndpoint.SERVICE, 1).withCircuitBreaker(true));
        assertThat(ecs.describeServices(r -> r.cluster(TestEndpoint.CLUSTER).services("careful", TestEndpoint.SERVICE))
                        .services())
                .extracting(s ->
                        s.deploymentConfiguration().deploymentCircuitBreaker().rollback())
                .containsExactly(true, false);
    }

    @Test
    void aTaskThatDeactivates() {
        world.ecs().stopTime(TestEndpoint.CLUSTER, TestEndpoint.SERVICE, Optional.of(Duration.ofMinutes(5)));
        EcsService service = world.ecs().service(TestEndpoint.CLUSTER, TestEndpoint.SERVICE);
        EcsTask task = service.tasks().getFirst();
        world.ecs().stopTask(task, "test");
        world.advance(Duration.ofMinutes(2));

        assertThat(task.status()).isEqualTo(TaskStatus.DEACTIVATING);
        assertSeesWhatIsThere();
    }

    @Test
    void aSpotInterruption() {
        world.ecs().interruptSpot(onlyInstance());
        world.advance(Duration.ofMinutes(1));

        assertSeesWhatIsThere();
    }

    @Test
    void aLostAgentAndItsHealth() {
        world.ecs().agentConnected(onlyInstance(), false);
        world.advance(Duration.ofMinutes(6));

        assertSeesWhatIsThere();
        String arn = ecs.listContainerInstances(r -> r.cluster(TestEndpoint.CLUSTER))
                .containerInstanceArns()
                .getFirst();
        ContainerInstance instance = ecs.describeContainerInstances(r -> r.cluster(TestEndpoint.CLUSTER)
                        .containerInstances(arn)
                        .include(ContainerInstanceField.CONTAINER_INSTANCE_HEALTH))
                .containerInstances()
                .getFirst();
        assertThat(instance.agentConnected()).isFalse();
        assertThat(instance.healthStatus().overallStatusAsString()).isEqualTo("IMPAIRED");
        assertThat(instance.healthStatus().details())
                .singleElement()
                .satisfies(check -> assertThat(check.typeAsString()).isEqualTo("AGENT_CONNECTIVITY"));
    }

    private String onlyInstance() {
        return world.ecs()
                .cluster(TestEndpoint.CLUSTER)
                .instances()
                .iterator()
                .next()
                .ec2InstanceId();
    }
}
