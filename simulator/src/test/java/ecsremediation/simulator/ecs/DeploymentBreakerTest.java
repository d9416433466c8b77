package ecsremediation.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentBreakerTest {
    private static final TaskFault CRASH = new TaskFault.Crash(Duration.ofSeconds(5), 1);

    private final Bench bench = new Bench();

    /** A service whose first deployment completed, and a second revision that crashes. */
    private EcsService running(ServiceSpec spec) {
        bench.instance("a", 8192, 8192);
        bench.task("t", 256, 512);
        EcsService service = bench.service(spec);
        bench.pass(3);
        bench.task("t", 256, 512);
        bench.world.ecs().faultRevision("t:2", Optional.of(CRASH));
        return service;
    }

    private void deploy() {
        bench.world.ecs().updateService(Bench.CLUSTER, "s", ServiceUpdate.toTaskDefinition("t:2"));
    }

    private List<String> deploymentEvents(String name) {
        return bench.world.bus().events().stream()
                .filter(e -> e.contains("\"SERVICE_DEPLOYMENT_" + name + "\""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "6, 3", "7, 4", "25, 13", "400, 200", "1000, 200"})
    void halfOfTheDesiredTasksFailBetween3And200(int desired, int failed) {
        DeploymentBreaker breaker = DeploymentBreaker.of(true, false);

        assertThat(breaker.trips(failed, desired)).isTrue();
        assertThat(breaker.trips(failed - 1, desired)).isFalse();
        assertThat(DeploymentBreaker.OFF.trips(1000, desired)).isFalse();
    }

    @Test
    void aDeploymentThatCrashesIsGivenUpAndTheOldTasksStay() {
        EcsService service = running(ServiceSpec.ec2("s", "t:1", 2).withCircuitBreaker(false));
        deploy();
        bench.pass(30);

        EcsDeployment failed = service.primary();
        assertThat(failed.definition().revision()).isEqualTo(2);
        assertThat(failed.rolloutState()).isEqualTo("FAILED");
        assertThat(failed.rolloutStateReason()).isEqualTo("ECS deployment circuit breaker: tasks failed to start.");
        assertThat(failed.failedTasks()).isGreaterThanOrEqualTo(3);
        assertThat(service.deployments()).hasSize(2);
        assertThat(service.deployments().getLast().running()).isEqualTo(2);
        assertThat(bench.messages(service, "deployment failed"))
                .containsExactly(
                        "(service s) (deployment " + failed.id() + ") deployment failed: tasks failed to start.");
        assertThat(deploymentEvents("FAILED"))
                .singleElement()
                .asString()
                .contains("\"eventType\":\"ERROR\"", failed.id(), failed.rolloutStateReason());
    }

    @Test
    void noTaskOfAFailedDeploymentStarts() {
        EcsService service = running(ServiceSpec.ec2("s", "t:1", 2).withCircuitBreaker(false));
        deploy();
        bench.pass(30);
        bench.world.ecs().faultRevision("t:2", Optional.empty());
        bench.pass(60);

        assertThat(service.primary().wanted()).isEmpty();
        assertThat(service.running()).isEqualTo(2);
        assertThat(service.primary().rolloutState()).isEqualTo("FAILED");
    }

    @Test
    void aRollbackGoesBackToTheLastDeploymentThatCompleted() {
        EcsService service = running(ServiceSpec.ec2("s", "t:1", 2).withCircuitBreaker(true));
        EcsDeployment good = service.primary();
        deploy();
        EcsDeployment bad = service.primary();
        bench.pass(30);

        assertThat(service.deployments()).containsExactly(good);
        assertThat(good.status()).isEqualTo("PRIMARY");
        assertThat(good.rolloutState()).isEqualTo("COMPLETED");
        assertThat(service.running()).isEqualTo(2);
        assertThat(bad.rolloutState()).isEqualTo("FAILED");
        assertThat(bench.messages(service, "rolling back"))
                .containsExactly("(service s) rolling back to deployment " + good.id() + ".");
        assertThat(deploymentEvents("IN_PROGRESS"))
                .last()
                .asString()
                .contains("ECS deployment circuit breaker: rolling back to deploymentId " + good.id() + ".");
        assertThat(deploymentEvents("COMPLETED")).last().asString().contains(good.id());
    }

    @Test
    void aRollbackIsInProgressBesideTheFailedDeployment() {
        EcsService service =
                running(ServiceSpec.ec2("s", "t:1", 4).deploying(0, 100).withCircuitBreaker(true));
        EcsDeployment good = service.primary();
        deploy();
        EcsDeployment bad = service.primary();
        for (int second = 0; second < 1800 && good.status().equals("ACTIVE"); second++) {
            bench.world.advance(Duration.ofSeconds(1));
        }

        assertThat(service.deployments()).containsExactly(good, bad);
        assertThat(good.rolloutState()).isEqualTo("IN_PROGRESS");
        assertThat(good.desired()).isEqualTo(4);
        assertThat(bad.status()).isEqualTo("ACTIVE");
        assertThat(bad.rolloutState()).isEqualTo("FAILED");
        bench.pass(10);
        assertThat(service.deployments()).containsExactly(good);
        assertThat(good.running()).isEqualTo(4);
    }

    @Test
    void aSecondRollbackHasItsOwnMessages() {
        EcsService service = running(ServiceSpec.ec2("s", "t:1", 1).withCircuitBreaker(true));
        deploy();
        bench.pass(20);
        deploy();
        bench.pass(20);

        assertThat(bench.messages(service, "rolling back")).hasSize(2);
        assertThat(bench.messages(service, "deployment failed")).hasSize(2);
    }

    @Test
    void theFirstDeploymentHasNothingToGoBackTo() {
        bench.instance("a", 8192, 8192);
        bench.task("t", 256, 512);
        bench.world.ecs().fault("t", Optional.of(CRASH));
        EcsService service = bench.service(ServiceSpec.ec2("s", "t", 1).withCircuitBreaker(true));
        bench.pass(30);

        assertThat(service.primary().rolloutState()).isEqualTo("FAILED");
        assertThat(bench.messages(service, "rolling back")).isEmpty();
    }

    @Test
    void aDeploymentShortOfCapacityIsGivenUpBeforeAnInstanceCouldStart() {
        bench.instance("a", 2048, 952);
        bench.task("t", 256, 512);
        EcsService service = bench.service(ServiceSpec.ec2("s", "t:1", 1).withCircuitBreaker(true));
        bench.pass(3);
        bench.task("t", 256, 512);
        deploy();
        bench.pass(1);

        assertThat(deploymentEvents("FAILED")).hasSize(1);
        assertThat(bench.messages(service, "rolling back")).hasSize(1);
        bench.pass(3);
        assertThat(service.running()).isEqualTo(1);
        assertThat(service.primary().definition().revision()).isEqualTo(1);
    }

    @Test
    void aTaskThatRunsResetsTheCount() {
        EcsService service =
                running(ServiceSpec.ec2("s", "t:1", 30).deploying(100, 110).withCircuitBreaker(true));
        bench.world.ecs().faultRevision("t:2", Optional.empty());
        bench.world.ecs().fault("t", Optional.of(CRASH), 0.3);
        deploy();
        bench.pass(5);

        assertThat(service.primary().definition().revision()).isEqualTo(2);
        assertThat(deploymentEvents("FAILED")).isEmpty();
    }

    @Test
    void anotherDeploymentEndsTheFailedOne() {
        EcsService service = running(ServiceSpec.ec2("s", "t:1", 2).withCircuitBreaker(false));
        deploy();
        bench.pass(30);
        bench.world.ecs().updateService(Bench.CLUSTER, "s", ServiceUpdate.toTaskDefinition("t:1"));
        bench.pass(5);

        assertThat(service.deployments()).hasSize(1);
        assertThat(service.primary().rolloutState()).isEqualTo("COMPLETED");
        assertThat(service.running()).isEqualTo(2);
    }
}
