package ecsremediation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.fixture.AGroup;
import ecsremediation.model.PlacementStrategy;
import ecsremediation.model.Resources;
import ecsremediation.model.TaskDefinition;
import ecsremediation.placement.Bound;
import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceId;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.RandomCases;
import ecsremediation.placement.TieBreaker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizings with known answers from other sources. */
class PackingQualityTest {
    /** 20, as in the published class; 3 in each mutation run. */
    private static final int SETS = RandomCases.many(2_000) / 100;

    private static final List<PlacementStrategy> BINPACK = List.of(new PlacementStrategy("binpack", "memory"));

    /**
     * The rows of the Kubernetes Cluster Autoscaler's estimator tests. Network interfaces stand for task
     * slots, and CPU units for thousandths of a core.
     */
    @ParameterizedTest
    @CsvSource({
        "10, 350, 1000, 1, 0, 1000, 2000, 10, 5",
        "20, 10, 100, 1, 0, 1000, 2000, 10, 2",
        "8, 200, 1000, 0, 8080, 1000, 5000, 10, 8"
    })
    void needsAsManyAsTheClusterAutoscaler(
            int tasks, int cpu, int memory, int slot, int port, int cpuOf, int memoryOf, int slots, int needed) {
        TaskDefinition plain = TaskDefinition.of("task/pod:1", Resources.of(cpu, memory));
        SortedSet<Integer> ports = port > 0 ? new TreeSet<>(List.of(port)) : Collections.emptySortedSet();
        TaskDefinition task = new TaskDefinition(
                plain.arn(),
                plain.resources(),
                false,
                false,
                slot,
                ports,
                Collections.emptySortedSet(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());

        SizingProof proof = size(List.of(demand(0, task, tasks, List.of())), cpuOf, memoryOf, slots);

        assertThat(proof.chosen()).isEqualTo(needed);
        assertThat(proof.lowerBound()).isEqualTo(needed);
    }

    @Test
    void packsTheAutoscalersTwoKindsOnFewMoreInstancesThanTheBound() {
        List<Demand> demands = List.of(
                demand(0, TaskDefinition.of("task/small:1", Resources.of(50, 100)), 50_000, BINPACK),
                demand(1, TaskDefinition.of("task/large:1", Resources.of(95, 190)), 1_000, BINPACK));

        SizingProof proof = size(demands, 1000, 5000, 100);

        assertThat(proof.lowerBound()).isEqualTo(2_595);
        assertThat(proof.chosen()).isBetween(2_595, 2_600);
        assertThat(proof.binding()).isEqualTo(Bound.Dimension.CPU);
    }

    /**
     * Sets drawn like Falkenauer's uniform class: 120 tasks of 20 to 100 MiB, each of its own service, on
     * instances of 150 MiB. The best known answers of his u120 are 0.2 % above the volume bound, so the
     * test compares with that bound.
     */
    @Test
    void packsManyDifferentTasksWithinThreePercentOfTheBound() {
        int chosen = 0;
        int lower = 0;
        for (int set = 0; set < SETS; set++) {
            List<Demand> demands = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                TaskDefinition task =
                        TaskDefinition.of("task/t:" + i, Resources.of(1, 20 + TieBreaker.below(set, i, 81)));
                demands.add(demand(i, task, 1, List.of()));
            }
            SizingProof proof = size(demands, 1000, 150, 1000);
            chosen += proof.chosen();
            lower += proof.lowerBound();
        }

        assertThat((double) chosen / lower).isBetween(1.0, 1.03);
    }

    @Test
    void largeTasksCountAsWholeInstancesInTheLowerBound() {
        List<Demand> demands = List.of(
                demand(0, TaskDefinition.of("task/t:1", Resources.of(1, 60)), 4, List.of()),
                demand(1, TaskDefinition.of("task/t:2", Resources.of(1, 51)), 5, List.of()));

        assertThat(size(demands, 1000, 100, 1000).lowerBound()).isEqualTo(9);
    }

    private static Demand demand(int service, TaskDefinition task, int count, List<PlacementStrategy> strategies) {
        return new Demand(
                new ServiceName("c", String.format(Locale.ROOT, "s%03d", service)),
                task,
                List.of(),
                strategies,
                Collections.emptySortedSet(),
                count);
    }

    private static SizingProof size(List<Demand> demands, int cpu, int memory, int slots) {
        InstanceCapacity capacity = new InstanceCapacity(
                new InstanceId.Template("g"),
                Optional.of("g"),
                Resources.of(cpu, memory),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                OptionalInt.of(slots),
                Collections.emptySortedMap(),
                Optional.empty(),
                Collections.emptySortedMap());
        return Sizer.size(new Sizing.Question(
                        demands,
                        List.of(),
                        AGroup.named("g").build(),
                        List.of(new InstanceKind("type", 1, capacity.free(), capacity))))
                .proof();
    }
}
