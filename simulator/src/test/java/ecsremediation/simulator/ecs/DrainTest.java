package ecsremediation.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrainTest {
    private final Bench bench = new Bench();
    private final EcsInstance old = bench.instance("a", 4096, 4096);

    private EcsService running(ServiceSpec spec) {
        bench.task("t", 256, 512);
        EcsService service = bench.service(spec);
        bench.pass(2);
        return service;
    }

    private void drain() {
        bench.world.ecs().instanceStatus(old.ec2InstanceId(), "DRAINING");
    }

    @Test
    void itsTasksRunUntilTheyAreReplaced() {
        EcsService service = running(ServiceSpec.ec2("s", "t", 4));
        EcsInstance other = bench.instance("b", 4096, 4096);
        drain();

        for (int second = 0; second < 300; second++) {
            bench.world.advance(Duration.ofSeconds(1));
            assertThat(service.running()).isGreaterThanOrEqualTo(4);
        }

        assertThat(old.tasks()).isEmpty();
        assertThat(bench.runningWhere(service, other::equals)).isEqualTo(4);
    }

    @Test
    void withoutCapacityElsewhereTheyGoOnRunning() {
        EcsService service = running(ServiceSpec.ec2("s", "t", 4));
        bench.instance("b", 4096, 100);
        drain();
        bench.pass(60);

        assertThat(service.running()).isEqualTo(4);
        assertThat(bench.messages(service, "has insufficient memory available."))
                .hasSize(1);
        assertThat(bench.messages(service).getFirst()).contains("unable to place a task");
    }

    @Test
    void aLowerMinimumStopsSomeFirst() {
        EcsService service = running(ServiceSpec.ec2("s", "t", 4).deploying(50, 100));
        bench.instance("b", 4096, 4096);
        drain();
        bench.world.advance(Duration.ofSeconds(2));
        assertThat(service.running()).isEqualTo(2);

        bench.pass(5);

        assertThat(old.tasks()).isEmpty();
        assertThat(service.running()).isEqualTo(4);
    }

    @Test
    void aTaskThatDoesNotRunYetStopsAtOnce() {
        bench.task("t", 256, 512);
        EcsService service = bench.service(ServiceSpec.ec2("s", "t", 1));
        bench.world.advance(Duration.ofSeconds(1));
        drain();
        bench.world.advance(Duration.ofSeconds(5));

        assertThat(service.tasks())
                .singleElement()
                .satisfies(t -> assertThat(t.status()).isEqualTo(TaskStatus.STOPPED));
    }

    @Test
    void anInstanceThatIsActiveAgainKeepsItsTasks() {
        EcsService service = running(ServiceSpec.ec2("s", "t", 2));
        drain();
        bench.pass(10);
        bench.world.ecs().instanceStatus(old.ec2InstanceId(), "ACTIVE");
        bench.pass(10);

        assertThat(bench.runningWhere(service, old::equals)).isEqualTo(2);
        assertThat(service.tasks()).hasSize(2);
        assertThat(bench.messages(service).getFirst()).contains("steady state");
    }

    @Test
    void aDaemonLeavesADrainingInstance() {
        EcsService daemon = running(ServiceSpec.ec2("d", "t", 0).daemon());
        assertThat(daemon.running()).isEqualTo(1);
        drain();
        bench.pass(5);

        assertThat(old.tasks()).isEmpty();
        assertThat(daemon.desired()).isZero();
    }
}
