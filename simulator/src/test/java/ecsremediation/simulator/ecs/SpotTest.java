package ecsremediation.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpotTest {
    private final Bench bench = new Bench();
    private final EcsInstance spot = bench.instance("a", 4096, 4096);
    private final EcsService service;

    SpotTest() {
        bench.task("t", 256, 512);
        service = bench.service(ServiceSpec.ec2("s", "t", 2));
        bench.pass(1);
    }

    @Test
    void theNoticeDrainsTheInstanceAndStopsItsTasks() {
        bench.world.ecs().interruptSpot(spot.ec2InstanceId());
        bench.pass(1);

        assertThat(spot.status()).isEqualTo("DRAINING");
        assertThat(service.tasks())
                .hasSize(2)
                .allSatisfy(t -> assertThat(t.stop().map(TaskStop::code)).contains("SpotInterruption"))
                .allMatch(t -> t.status() == TaskStatus.STOPPED);
        assertThat(bench.world.bus().events())
                .anyMatch(e -> e.contains("ECS Container Instance State Change") && e.contains("\"DRAINING\""));
    }

    @Test
    void replacementsStartOnAnotherInstance() {
        EcsInstance other = bench.instance("b", 4096, 4096);
        bench.world.ecs().interruptSpot(spot.ec2InstanceId());
        bench.pass(1);

        assertThat(bench.runningWhere(service, other::equals)).isEqualTo(2);
    }

    @Test
    void theTerminationTwoMinutesLaterEndsTasksThatStillDeregister() {
        bench.world.ecs().stopTime(Bench.CLUSTER, "s", Optional.of(Duration.ofMinutes(5)));
        bench.world.ecs().interruptSpot(spot.ec2InstanceId());
        bench.pass(2);
        assertThat(spot.tasks()).hasSize(2);

        bench.world.ecs().terminated(spot.ec2InstanceId());
        bench.pass(1);

        assertThat(spot.tasks()).isEmpty();
        assertThat(service.tasks())
                .allSatisfy(t -> assertThat(t.stop().map(TaskStop::code)).contains("SpotInterruption"));
    }
}
