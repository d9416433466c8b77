package ecsremediation.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulerOracleTest {
    private static final int CASES = RandomCases.many(4_000);

    @Test
    void placesRunsAsTheNaiveSchedulerPlacesTasks() {
        for (int seed = 0; seed < CASES; seed++) {
            RandomCases cases = new RandomCases(seed);
            List<Demand> demands = cases.demands(cases.draw(1, 4), 12);
            List<InstanceCapacity> capacities = cases.capacities(9);
            Order order = Order.asListed(demands);

            PlacementResult placed = Placement.place(demands, capacities, order);

            assertThat(placed.shares().stream()
                            .map(PlacementResult.Share::capacities)
                            .toList())
                    .as("seed %s", seed)
                    .isEqualTo(NaiveScheduler.capacities(demands, capacities, order));
        }
    }

    @Test
    void placedAndUnplacedTasksAddUpToTheDemand() {
        for (int seed = 0; seed < CASES; seed++) {
            RandomCases cases = new RandomCases(seed);
            List<Demand> demands = cases.demands(cases.draw(1, 4), 30);
            PlacementResult placed = Placement.place(demands, cases.capacities(6), Order.asListed(demands));

            for (int d = 0; d < demands.size(); d++) {
                assertThat(placed.shares().get(d).placed()
                                + placed.shares().get(d).left())
                        .as("seed %s", seed)
                        .isEqualTo(demands.get(d).count());
            }
        }
    }

    @Test
    void leavingOutUselessInstancesDoesNotChangeThePlacement() {
        for (int seed = 0; seed < CASES; seed++) {
            RandomCases cases = new RandomCases(seed);
            List<Demand> demands = cases.demands(cases.draw(1, 2), 12);
            List<InstanceCapacity> capacities = cases.capacities(9);
            Order order = Order.asListed(demands);

            assertThat(Placement.place(demands, Capacities.useful(demands, capacities), order))
                    .as("seed %s", seed)
                    .isEqualTo(Placement.place(demands, capacities, order));
        }
    }
}
