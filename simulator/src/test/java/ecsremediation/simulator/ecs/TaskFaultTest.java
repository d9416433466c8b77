package ecsremediation.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskFaultTest {
    private static final Optional<TaskFault> CRASH = Optional.of(new TaskFault.Crash(Duration.ofSeconds(20), 1));

    private final Bench bench = new Bench();

    private EcsService service(int desired) {
        bench.instance("a", 100_000, 100_000);
        bench.task("t", 256, 512);
        return bench.service(ServiceSpec.ec2("s", "t", desired));
    }

    @Test
    void aShareOfTheTasksFails() {
        bench.world.ecs().fault("t", CRASH, 0.5);
        EcsService service = service(100);

        bench.world.advance(Duration.ofSeconds(25));
        bench.world.ecs().fault("t", Optional.empty());

        bench.world.advance(Duration.ofSeconds(25));
        assertThat(service.tasks().stream().filter(t -> t.stop().isPresent()).count())
                .isBetween(35L, 65L);
    }

    @Test
    void theSameSeedFailsTheSameTasks() {
        assertThat(failedOfTen()).isNotEmpty().isEqualTo(failedOfTen());
    }

    private static List<String> failedOfTen() {
        Bench bench = new Bench();
        bench.instance("a", 100_000, 100_000);
        bench.task("t", 256, 512);
        bench.world.ecs().fault("t", CRASH, 0.5);
        EcsService service = bench.service(ServiceSpec.ec2("s", "t", 10));
        bench.pass(3);
        return service.tasks().stream()
                .filter(t -> t.stop().isPresent())
                .map(EcsTask::id)
                .toList();
    }

    @Test
    void aShareIsMoreThanZeroAndAtMostOne() {
        for (double share : new double[] {0, -1, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> bench.world.ecs().fault("t", CRASH, share))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aFaultOfOneRevisionLeavesTheOthersAlone() {
        EcsService service = service(2);
        bench.pass(2);
        bench.task("t", 256, 512);
        bench.world.ecs().faultRevision("t:2", CRASH);
        bench.world.ecs().updateService(Bench.CLUSTER, "s", ServiceUpdate.toTaskDefinition("t:2"));
        bench.pass(10);

        assertThat(service.tasks())
                .filteredOn(t -> t.stop().isPresent())
                .isNotEmpty()
                .allSatisfy(t -> assertThat(t.definition().revision()).isEqualTo(2));
        assertThat(service.tasks())
                .filteredOn(t -> t.definition().revision() == 1)
                .hasSize(2)
                .allMatch(EcsTask::isRunning);
    }

    @Test
    void theEndOfARevisionsFaultLetsItsTasksRun() {
        bench.task("t", 256, 512);
        bench.world.ecs().faultRevision("t:1", CRASH);
        bench.instance("a", 4096, 4096);
        EcsService service = bench.service(ServiceSpec.ec2("s", "t", 1));
        bench.pass(3);
        assertThat(service.running()).isZero();

        bench.world.ecs().faultRevision("t:1", Optional.empty());
        bench.pass(20);

        assertThat(service.running()).isEqualTo(1);
    }
}
