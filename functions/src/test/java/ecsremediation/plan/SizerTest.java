package ecsremediation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.fixture.AGroup;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.PlacementStrategy;
import ecsremediation.model.Resources;
import ecsremediation.model.TaskDefinition;
import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceId;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.PlacementObstacle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Sizings computed by hand. New instances have 1000 CPU units and 1000 MiB. */
class SizerTest {
    private static final AutoScalingGroup GROUP = AGroup.named("g").build();
    private static final PlacementStrategy BINPACK = new PlacementStrategy("binpack", "memory");
    private static final PlacementStrategy SPREAD = new PlacementStrategy("spread", "instanceId");

    @Test
    void theProofCountsTasksOnFreeInFlightAndNewCapacity() {
        List<InstanceCapacity> there = List.of(
                capacity(new InstanceId.Registered("i-1"), 600, 0),
                capacity(new InstanceId.Launching("g", "i-2"), 600, 0));

        SizingProof proof = size(List.of(demand("s", 600, 4, BINPACK)), there, GROUP);

        assertThat(proof.placements())
                .containsExactly(new SizingProof.Placed(
                        new ServiceName("c", "s"), "task/s:1", Resources.of(1, 600), 1, 1, 2, 0));
    }

    /** 300 small tasks on 200 instances leave 100 instances with only 1: as many as there are large tasks. */
    @Test
    void countsUpPastTheBoundToTheLeastThatWorks() {
        List<Demand> demands = List.of(demand("large", 850, 100, SPREAD), demand("small", 100, 300, SPREAD));

        SizingProof proof = size(demands, List.of(), GROUP);

        assertThat(proof.lowerBound()).isEqualTo(115);
        assertThat(proof.chosen()).isEqualTo(200);
        assertThat(proof.upperBound()).isEqualTo(400);
    }

    @Test
    void theUpperBoundGivesEveryTaskAnInstanceInTheZoneItNeeds() {
        AutoScalingGroup zones = AGroup.named("g").zones("a", "b").build();
        Demand bound = new Demand(
                new ServiceName("c", "s"),
                TaskDefinition.of("task/s:1", Resources.of(1, 600)),
                List.of(new PlacementConstraint("memberOf", "attribute:ecs.availability-zone == b")),
                List.of(BINPACK),
                Collections.emptySortedSet(),
                3);

        SizingProof proof = size(List.of(bound), List.of(), zones);

        assertThat(proof.upperBound()).isEqualTo(6);
        assertThat(proof.chosen()).isEqualTo(6);
        assertThat(proof.lowerBound()).isEqualTo(3);
    }

    /**
     * Every 3rd launch is in the zone. The sizing finds the bound in one pass over the launches, however
     * many there are.
     */
    @Test
    void theUpperBoundOfAHundredThousandTasksForOneZoneOfThree() {
        AutoScalingGroup zones = AGroup.named("g").zones("a", "b", "c").build();
        PlacementConstraint inB = new PlacementConstraint("memberOf", "attribute:ecs.availability-zone == b");
        Demand small = demand("s", 1, 100_000, BINPACK);
        Demand bound =
                new Demand(small.service(), small.task(), List.of(inB), small.strategies(), new TreeSet<>(), 100_000);

        SizingProof proof = size(List.of(bound), List.of(), zones);

        assertThat(proof.upperBound()).isEqualTo(299_999);
        assertThat(proof.chosen()).isEqualTo(299);
    }

    /** A task runs on a full instance in zone a, so the next one belongs in zone b. */
    @Test
    void aFullInstanceStillCountsForASpreadOverZones() {
        InstanceCapacity full = capacity(new InstanceId.Registered("i-1"), 0, 1).in("a");
        InstanceCapacity first =
                capacity(new InstanceId.Registered("i-2"), 600, 0).in("a");
        InstanceCapacity second =
                capacity(new InstanceId.Registered("i-3"), 700, 0).in("b");
        PlacementStrategy zones = new PlacementStrategy("spread", "attribute:ecs.availability-zone");

        Sizing sizing = Sizer.size(question(List.of(demand("s", 500, 1, zones)), List.of(full, first, second), GROUP));

        assertThat(sizing.after())
                .extracting(capacity -> capacity.free().memoryMib())
                .containsExactly(0, 600, 200);
    }

    @Test
    void everyTaskThatFitsNowhereIsNamedWithWhatItLacks() {
        Demand x = demand("x", 1200, 1, BINPACK);
        Demand y = demand("y", 1300, 1, BINPACK);

        SizingProof proof = size(List.of(x, y, demand("z", 500, 1, BINPACK)), List.of(), GROUP);

        assertThat(proof.notes())
                .containsExactly(new SizingNote.LeftOut(1, 3, 1, List.of(large(x, "1200 MiB"), large(y, "1300 MiB"))));
    }

    @Test
    void aTaskThatATypeMayNotTakeIsLeftOutAndTheTypeIsNamed() {
        InstanceCapacity small = capacity(new InstanceId.Template("g"), 550, 0);
        Sizing.Question question =
                question(List.of(demand("s", 500, 1, BINPACK), demand("t", 600, 1, BINPACK)), List.of(), GROUP);
        List<InstanceKind> kinds = new ArrayList<>(question.kinds());
        kinds.addFirst(new InstanceKind("small", 1, small.free(), small));

        SizingProof proof = Sizer.size(new Sizing.Question(question.demands(), List.of(), GROUP, kinds))
                .proof();

        assertThat(proof.notes())
                .containsExactly(
                        new SizingNote.TypeTooSmall("small", "task/t:1", memory("600 MiB", "550 MiB")),
                        new SizingNote.LeftOut(
                                1, 2, 1, List.of(new SizingNote.LargeTask("task/t:1", memory("600 MiB", "550 MiB")))));
    }

    private static SizingNote.LargeTask large(Demand demand, String asked) {
        return new SizingNote.LargeTask(demand.task().arn(), memory(asked, "1000 MiB"));
    }

    private static Optional<PlacementObstacle> memory(String asked, String available) {
        return Optional.of(new PlacementObstacle(PlacementObstacle.Kind.MEMORY, asked, available));
    }

    /**
     * 24 runs of up to 8 orders over 24 instances and kinds: 576 checks per order, and 12 times that for
     * the search.
     */
    @Test
    void theBoundOfTheWorkCutsTheOrdersAndSaysSo() {
        List<Demand> demands = new ArrayList<>();
        for (int i = 10; i < 34; i++) {
            demands.add(demand("s" + i, 200 + i, 2, BINPACK));
        }

        assertThat(cut(demands, 576 * 20)).isEqualTo("8, []");
        assertThat(cut(demands, 576 * 19)).isEqualTo("7, " + List.of(new SizingNote.OrdersCut(7, 8)));
        assertThat(cut(demands, 1)).isEqualTo("2, " + List.of(new SizingNote.OrdersCut(2, 8)));
    }

    private static String cut(List<Demand> demands, long mostChecks) {
        SizingProof proof =
                Sizer.size(question(demands, List.of(), GROUP), mostChecks).proof();
        return proof.orders() + ", " + proof.notes();
    }

    private static SizingProof size(List<Demand> demands, List<InstanceCapacity> there, AutoScalingGroup group) {
        return Sizer.size(question(demands, there, group)).proof();
    }

    private static Sizing.Question question(
            List<Demand> demands, List<InstanceCapacity> there, AutoScalingGroup group) {
        InstanceCapacity capacity = capacity(new InstanceId.Template("g"), 1000, 0);
        return new Sizing.Question(
                demands, there, group, List.of(new InstanceKind("type", 1, capacity.free(), capacity)));
    }

    private static Demand demand(String service, int memory, int count, PlacementStrategy strategy) {
        return new Demand(
                new ServiceName("c", service),
                TaskDefinition.of("task/" + service + ":1", Resources.of(1, memory)),
                List.of(),
                List.of(strategy),
                Collections.emptySortedSet(),
                count);
    }

    /** A capacity with the given number of tasks of service s on it. */
    private static InstanceCapacity capacity(InstanceId id, int memory, int tasks) {
        return new InstanceCapacity(
                id,
                Optional.of("g"),
                Resources.of(1000, memory),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                OptionalInt.empty(),
                Collections.emptySortedMap(),
                Optional.empty(),
                tasks > 0 ? new TreeMap<>(Map.of(new ServiceName("c", "s"), tasks)) : Collections.emptySortedMap());
    }
}
