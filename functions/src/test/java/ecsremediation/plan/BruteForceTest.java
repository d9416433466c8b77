package ecsremediation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.NaiveScheduler;
import ecsremediation.placement.RandomCases;
import ecsremediation.placement.Zones;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares small cases with every possible order, placed one task after the other. */
class BruteForceTest {
    private static final int CASES = RandomCases.many(4_000);
    private static final int MOST_TASKS = 6;
    private static final int MOST_INSTANCES = 4;

    @Test
    void theAnswerIsTheLeastThatWorksInEveryOrder() {
        int compared = 0;
        for (int seed = 0; seed < CASES; seed++) {
            SizingCase drawn = drawn(seed);
            if (drawn.tasks() <= MOST_TASKS) {
                int least = least(drawn);
                assertThat(Math.min(drawn.chosen(), MOST_INSTANCES + 1))
                        .as("seed %s", seed)
                        .isEqualTo(least);
                compared += least <= MOST_INSTANCES ? 1 : 0;
            }
        }
        assertThat(compared).isGreaterThan(CASES / 4);
    }

    /** Up to 4 kinds of tasks, all of which fit on a new instance, on up to 3 instances in 2 zones. */
    private static SizingCase drawn(int seed) {
        RandomCases cases = new RandomCases(seed);
        List<Demand> demands = cases.demands(cases.draw(1, 4), 3);
        SizingCase all =
                new SizingCase(demands, cases.capacities(3), cases.launchable(), SizingCase.group(seed % 2 + 1));
        return new SizingCase(all.trial().demands(), all.there(), all.launchable(), all.group());
    }

    /** The least number that works, searched up to 1 more than the comparison needs. */
    private static int least(SizingCase c) {
        int launches = 0;
        while (launches <= MOST_INSTANCES && !worksInEveryOrder(c, launches)) {
            launches++;
        }
        return launches;
    }

    private static boolean worksInEveryOrder(SizingCase c, int launches) {
        List<InstanceCapacity> capacities = new ArrayList<>(c.there());
        List<InstanceCapacity> patterns = Capacities.inZones(c.launchable(), c.group());
        for (int zone : Zones.ofNew(c.group(), launches)) {
            capacities.add(patterns.get(zone));
        }
        Deque<List<Integer>> open = new ArrayDeque<>(List.of(List.of()));
        while (!open.isEmpty()) {
            List<Integer> order = open.pop();
            if (order.size() == c.tasks() && !places(c.demands(), capacities, order)) {
                return false;
            }
            for (int d = 0; d < c.demands().size(); d++) {
                if (Collections.frequency(order, d) < c.demands().get(d).count()) {
                    List<Integer> longer = new ArrayList<>(order);
                    longer.add(d);
                    open.push(longer);
                }
            }
        }
        return true;
    }

    private static boolean places(List<Demand> demands, List<InstanceCapacity> capacities, List<Integer> order) {
        NaiveScheduler scheduler = new NaiveScheduler(capacities);
        return order.stream().allMatch(d -> scheduler.place(demands.get(d)).isPresent());
    }
}
