package ecsremediation.plan;

import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.KnownInstanceSize;
import ecsremediation.model.Observation;
import ecsremediation.model.Resources;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 1 task of 256 CPU units and 512 MiB. Groups a and b could both take it. */
class GroupChoiceTest {
    @ParameterizedTest
    @CsvSource({
        "1024, 600, 1024, 900, a",
        "1024, 900, 1024, 600, b",
        "2048, 600, 1024, 600, b",
        "1024, 600, 2048, 600, a",
        "4096, 600, 1024, 601, a",
        "1024, 500, 1024, 900, b",
    })
    void leastMemoryForNothingThenLeastCpu(int cpuOfA, int memoryOfA, int cpuOfB, int memoryOfB, String chosen) {
        Observations scene = scene().with(learned("a", cpuOfA, memoryOfA)).with(learned("b", cpuOfB, memoryOfB));

        assertThat(choice(scene)).isEqualTo(chosen);
    }

    @Test
    void aGroupWhoseSizeIsKnownGoesBeforeOneThatIsNot() {
        assertThat(choice(scene().with(learned("b", 4096, 4000)))).isEqualTo("b");
    }

    @Test
    void withNothingKnownTheNameDecides() {
        assertThat(choice(scene())).isEqualTo("a");
    }

    /**
     * An instance of a fits both tasks exactly. An instance of b fits the one without free capacity. The
     * other task fits on free capacity, so no instance is launched for it.
     */
    @Test
    void onlyTasksWithoutFreeCapacityAreTriedOnTheGroups() {
        Observations scene = scene().with(learned("a", 512, 1024)).with(learned("b", 256, 512));

        assertThat(choice(scene, 2)).isEqualTo("a");
        assertThat(choice(scene, 2, free(256, 512))).isEqualTo("b");
    }

    private static Observations scene() {
        return Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(AService.named(Observations.SERVICE).build())
                .with(AGroup.named("a").ceiling(9).build())
                .with(AGroup.named("b").ceiling(9).build());
    }

    private static KnownInstanceSize learned(String group, int cpu, int memory) {
        return new KnownInstanceSize(
                group,
                "t3.micro",
                Resources.of(cpu, memory),
                new TreeSet<>(),
                OptionalInt.empty(),
                new TreeMap<>(),
                NOW);
    }

    private static InstanceCapacity free(int cpu, int memory) {
        return new InstanceCapacity(
                new InstanceId.Registered("i-1"),
                Optional.empty(),
                Resources.of(cpu, memory),
                new TreeSet<>(),
                new TreeSet<>(),
                OptionalInt.empty(),
                new TreeMap<>(),
                Optional.empty(),
                new TreeMap<>());
    }

    private static String choice(Observations scene) {
        return choice(scene, 1);
    }

    private static String choice(Observations scene, int tasks, InstanceCapacity... there) {
        Observation observation = scene.build();
        CapacityRequest claim = new CapacityRequests(observation)
                .of(PlanFixture.shortfall(PlanFixture.LAB, TASK_DEFINITION, tasks, "b", "a"))
                .getFirst();
        return new GroupChoice(observation, List.of(there), List.of(claim), Limits.DEFAULT).of(claim);
    }
}
