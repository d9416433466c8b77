package ecsremediation.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlowStopTest {
    private static final Duration DEREGISTRATION = Duration.ofMinutes(5);

    private final Bench bench = new Bench();
    private final EcsInstance instance = bench.instance("a", 4096, 952);
    private final EcsService service;

    SlowStopTest() {
        bench.task("t", 256, 512);
        service = bench.service(ServiceSpec.ec2("s", "t", 1));
        bench.world.ecs().stopTime(Bench.CLUSTER, "s", Optional.of(DEREGISTRATION));
        bench.pass(2);
    }

    private EcsTask stopping() {
        EcsTask task = service.tasks().getFirst();
        bench.world.ecs().updateService(Bench.CLUSTER, "s", ServiceUpdate.toDesired(0));
        bench.world.advance(Duration.ofSeconds(2));
        return task;
    }

    @Test
    void aStoppingTaskIsDeactivatingFirstAndHoldsItsResources() {
        EcsTask task = stopping();

        assertThat(task.status()).isEqualTo(TaskStatus.DEACTIVATING);
        assertThat(service.running()).isZero();
        bench.world.advance(DEREGISTRATION.minusSeconds(3));
        assertThat(task.status()).isEqualTo(TaskStatus.DEACTIVATING);
        assertThat(instance.remaining().memoryMib()).isEqualTo(440);
        bench.world.advance(Duration.ofSeconds(2));
        assertThat(task.status()).isEqualTo(TaskStatus.STOPPING);
        assertThat(instance.remaining().memoryMib()).isEqualTo(440);
        bench.world.advance(Duration.ofSeconds(31));
        assertThat(task.status()).isEqualTo(TaskStatus.STOPPED);
        assertThat(instance.remaining().memoryMib()).isEqualTo(952);
    }

    @Test
    void anotherTaskWaitsForTheResources() {
        EcsTask task = stopping();
        EcsService other = bench.service(ServiceSpec.ec2("o", "t", 1));
        bench.pass(4);
        assertThat(other.running()).isZero();

        bench.pass(8);

        assertThat(task.status()).isEqualTo(TaskStatus.STOPPED);
        assertThat(other.running()).isEqualTo(1);
    }

    @Test
    void aContainerThatExitsWaitsForNothing() {
        bench.world.ecs().fault("t", Optional.of(new TaskFault.Crash(Duration.ofSeconds(20), 1)));
        bench.world.ecs().stopTask(service.tasks().getFirst(), "test");
        bench.pass(12);

        assertThat(service.tasks())
                .filteredOn(t -> t.exitCode().isPresent())
                .isNotEmpty()
                .allMatch(t -> t.status() == TaskStatus.STOPPED);
    }

    @Test
    void aTerminatedInstanceTakesItsDeactivatingTasksAlong() {
        EcsTask task = stopping();

        bench.world.ecs().terminated(instance.ec2InstanceId());
        bench.world.advance(Duration.ofSeconds(2));

        assertThat(task.status()).isEqualTo(TaskStatus.STOPPED);
    }

    @Test
    void withoutAStopTimeATaskStopsAsUsual() {
        bench.world.ecs().stopTime(Bench.CLUSTER, "s", Optional.empty());

        assertThat(stopping().status()).isIn(TaskStatus.STOPPING, TaskStatus.STOPPED);
    }

    @Test
    void aStopTimeIsNotNegative() {
        assertThatThrownBy(() -> bench.world.ecs().stopTime(Bench.CLUSTER, "s", Optional.of(Duration.ofSeconds(-1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
