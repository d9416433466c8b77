package ecsremediation.placement;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.model.Resources;
import ecsremediation.model.TaskDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The orders that are checked, as docs/sizing.md lists them. Kind i requires 100 × (i + 1) MiB of an
 * instance's 1000.
 */
class OrdersTest {
    @ParameterizedTest
    @CsvSource({
        "5, 1, 1", // one kind
        "2, 2, 6", // 4! / (2! 2!)
        "1, 6, 720", // 6!
        "6, 2, 9", // 924 are too many: 2! and 7 that alternate
        "3, 3, 13", // 1,680 are too many: 3! and 7
        "9, 4, 31", // 4! and 7
        "1, 7, 8", // 7! are too many, and so are the kinds: the largest first, and 7 near that
    })
    void asManyAsListed(int tasksOfEach, int kinds, int orders) {
        List<Order> all = Orders.of(kinds(kinds, tasksOfEach), instance());

        assertThat(all).hasSize(orders).doesNotHaveDuplicates();
        for (Order order : all) {
            for (int kind = 0; kind < kinds; kind++) {
                assertThat(tasks(order, kind)).isEqualTo(tasksOfEach);
            }
        }
    }

    private static int tasks(Order order, int kind) {
        return order.runs().stream()
                .filter(run -> run.demand() == kind)
                .mapToInt(Order.Run::count)
                .sum();
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "9, 3", "1, 12"})
    void theFirstTakesTheLargestTasksFirst(int tasksOfEach, int kinds) {
        Order first = Orders.of(kinds(kinds, tasksOfEach), instance()).getFirst();

        List<Integer> largestFirst = new ArrayList<>();
        for (int kind = kinds - 1; kind >= 0; kind--) {
            largestFirst.add(kind);
        }
        assertThat(first.runs()).extracting(Order.Run::demand).containsExactlyElementsOf(largestFirst);
        assertThat(first.runs()).extracting(Order.Run::count).containsOnly(tasksOfEach);
    }

    @Test
    void alternatingOrdersSplitEachKindIntoFourPieces() {
        Order alternating = Orders.of(kinds(2, 8), instance()).getLast();

        assertThat(alternating.runs()).extracting(Order.Run::count).hasSize(8).containsOnly(2);
    }

    @Test
    void ordersCloseToTheDecreasingOneNeverSwapTasksOfVeryDifferentSizes() {
        assertThat(Orders.of(kinds(9, 1), instance())).allSatisfy(order -> {
            List<Integer> kinds = order.runs().stream().map(Order.Run::demand).toList();
            assertThat(kinds.indexOf(8)).isLessThan(kinds.indexOf(4));
            assertThat(kinds.indexOf(3)).isLessThan(kinds.indexOf(1));
            assertThat(kinds.getLast()).isZero();
        });
    }

    @Test
    void placementDistinguishes70HostPorts() {
        List<Demand> demands = new ArrayList<>();
        for (int port = 1; port <= 70; port++) {
            demands.add(listening("s" + port, port));
        }
        demands.add(listening("again", 70));

        PlacementResult placed = Placement.place(demands, List.of(instance()), Order.asListed(demands));

        assertThat(placed.left()).isEqualTo(1);
        assertThat(placed.shares().getLast().left()).isEqualTo(1);
    }

    private static List<Demand> kinds(int kinds, int tasksOfEach) {
        List<Demand> demands = new ArrayList<>();
        for (int i = 0; i < kinds; i++) {
            TaskDefinition task = TaskDefinition.of("task/" + i, Resources.of(1, 100 * (i + 1)));
            demands.add(demand("s" + i, task, tasksOfEach));
        }
        return demands;
    }

    private static Demand listening(String service, int port) {
        TaskDefinition task = new TaskDefinition(
                service,
                Resources.of(1, 1),
                false,
                false,
                0,
                new TreeSet<>(List.of(port)),
                Collections.emptySortedSet(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        return demand(service, task, 1);
    }

    private static Demand demand(String service, TaskDefinition task, int count) {
        return new Demand(
                new ServiceName("c", service), task, List.of(), List.of(), Collections.emptySortedSet(), count);
    }

    private static InstanceCapacity instance() {
        return new InstanceCapacity(
                new InstanceId.Registered("i-1"),
                Optional.empty(),
                Resources.of(1000, 1000),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                OptionalInt.empty(),
                Collections.emptySortedMap(),
                Optional.empty(),
                Collections.emptySortedMap());
    }
}
