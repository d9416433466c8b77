package ecsremediation.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutTest {
    private final Bench bench = new Bench();

    private EcsService running(ServiceSpec spec) {
        bench.task("t", 256, 512);
        EcsService service = bench.service(spec);
        bench.pass(2);
        bench.task("t", 256, 512);
        return service;
    }

    @Test
    void showsFullTotalsDuringAStuckRollout() {
        bench.instance("a", 2048, 952);
        EcsService service = running(ServiceSpec.ec2("s", "t:1", 1));

        bench.world.ecs().updateService(Bench.CLUSTER, "s", ServiceUpdate.toTaskDefinition("t:2"));
        bench.pass(5);

        assertThat(service.running()).isEqualTo(service.desired()).isEqualTo(1);
        assertThat(service.deployments()).hasSize(2);
        assertThat(service.primary().running()).isZero();
        assertThat(service.primary().rolloutState()).isEqualTo("IN_PROGRESS");
        assertThat(service.primary().failedTasks()).isPositive();
        assertThat(bench.messages(service, "has insufficient memory available."))
                .hasSize(1);
    }

    @Test
    void stopsOldTasksFirstIfTheLimitsPermitIt() {
        bench.instance("a", 2048, 952);
        EcsService service = running(ServiceSpec.ec2("s", "t:1", 1).deploying(0, 100));

        bench.world.ecs().updateService(Bench.CLUSTER, "s", ServiceUpdate.toTaskDefinition("t:2"));
        bench.pass(5);

        assertThat(service.deployments()).hasSize(1);
        assertThat(service.primary().definition().revision()).isEqualTo(2);
        assertThat(service.primary().rolloutState()).isEqualTo("COMPLETED");
        assertThat(service.running()).isEqualTo(1);
    }

    @Test
    void startsNewTasksFirstWhereTheyFit() {
        bench.instance("a", 4096, 5000);
        EcsService service = running(ServiceSpec.ec2("s", "t:1", 4).deploying(50, 200));
        bench.world.ecs().updateService(Bench.CLUSTER, "s", ServiceUpdate.toTaskDefinition("t:2"));

        for (int second = 0; second < 300; second++) {
            bench.world.advance(Duration.ofSeconds(1));
            assertThat(service.running()).isGreaterThanOrEqualTo(4);
        }

        assertThat(service.deployments()).hasSize(1);
        assertThat(service.running()).isEqualTo(4);
    }

    @Test
    void stopsOldTasksFirstIfNewOnesDoNotFit() {
        bench.instance("a", 4096, 2100);
        EcsService service = running(ServiceSpec.ec2("s", "t:1", 4).deploying(50, 200));
        bench.world.ecs().updateService(Bench.CLUSTER, "s", ServiceUpdate.toTaskDefinition("t:2"));

        bench.world.advance(Duration.ofSeconds(2));
        assertThat(service.running()).isEqualTo(2);
        bench.pass(15);

        assertThat(service.deployments()).hasSize(1);
        assertThat(service.running()).isEqualTo(4);
    }

    @Test
    void keepsAnOldTaskUntilTheNewOneHasRunForFortySeconds() {
        bench.instance("a", 4096, 5000);
        EcsService service = running(ServiceSpec.ec2("s", "t:1", 1).deploying(100, 200));
        bench.world.ecs().updateService(Bench.CLUSTER, "s", ServiceUpdate.toTaskDefinition("t:2"));

        int together = 0;
        for (int second = 0; second < 120; second++) {
            bench.world.advance(Duration.ofSeconds(1));
            together += service.running() == 2 ? 1 : 0;
        }

        assertThat(together).isBetween(39, 42);
        assertThat(service.deployments()).hasSize(1);
    }

    @Test
    void keepsTheHealthyMinimumWhileItReplaces() {
        bench.instance("a", 4096, 5000);
        EcsService service = running(ServiceSpec.ec2("s", "t:1", 4).deploying(50, 150));
        bench.world.ecs().updateService(Bench.CLUSTER, "s", ServiceUpdate.toTaskDefinition("t:2"));

        for (int second = 0; second < 300; second++) {
            bench.world.advance(Duration.ofSeconds(1));
            assertThat(service.running()).isGreaterThanOrEqualTo(2);
            assertThat(service.running() + service.pending()).isLessThanOrEqualTo(6);
        }

        assertThat(service.deployments()).hasSize(1);
        assertThat(service.running()).isEqualTo(4);
    }

    @Test
    void stopsTasksWhenTheDesiredCountFalls() {
        bench.instance("a", 4096, 5000);
        EcsService service = running(ServiceSpec.ec2("s", "t:1", 4));

        bench.world.ecs().updateService(Bench.CLUSTER, "s", ServiceUpdate.toDesired(1));
        bench.pass(2);

        assertThat(service.running()).isEqualTo(1);
        assertThat(bench.messages(service, "has stopped 3 running tasks:")).hasSize(1);
    }

    @Test
    void delaysStartsInACrashLoop() {
        bench.instance("a", 4096, 5000);
        bench.world.ecs().fault("t", Optional.of(new TaskFault.Crash(Duration.ofSeconds(5), 1)));
        EcsService service = running(ServiceSpec.ec2("s", "t:1", 1));

        bench.pass(60);

        assertThat(bench.messages(service, "is unable to consistently start tasks successfully."))
                .hasSize(1);
        assertThat(service.tasks()).hasSizeLessThan(20);
        assertThat(service.tasks())
                .allSatisfy(t -> assertThat(t.stop().map(TaskStop::code)).contains("EssentialContainerExited"));
    }
}
