package ecsremediation.plan;

import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.observe.LearnedSize;
import ecsremediation.observe.Observation;
import ecsremediation.observe.Resources;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One task of 256 CPU units and 512 MiB; groups a and b could both take it. */
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

    private static Observations scene() {
        return Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(AService.named(Observations.SERVICE).build())
                .with(AGroup.named("a").ceiling(9).build())
                .with(AGroup.named("b").ceiling(9).build());
    }

    private static LearnedSize learned(String group, int cpu, int memory) {
        return new LearnedSize(
                group,
                "t3.micro",
                Resources.of(cpu, memory),
                new TreeSet<>(),
                OptionalInt.empty(),
                new TreeMap<>(),
                NOW);
    }

    private static String choice(Observations scene) {
        Observation observation = scene.build();
        Claim claim = Claim.of(observation, Scene.shortfall(Scene.LAB, TASK_DEFINITION, 1, "b", "a"))
                .orElseThrow();
        return new GroupChoice(observation, List.of()).of(claim);
    }
}
