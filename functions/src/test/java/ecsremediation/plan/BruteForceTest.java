package ecsremediation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.observe.AutoScalingGroup;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.NaiveScheduler;
import ecsremediation.placement.RandomCases;
import ecsremediation.placement.Room;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small cases against every order there is, placed one task after the other. */
class BruteForceTest {
    private static final int CASES = RandomCases.many(4_000);
    private static final int MOST_TASKS = 6;
    private static final int MOST_INSTANCES = 4;
    private static final AutoScalingGroup GROUP =
            AGroup.named("g").zones("a").ceiling(100).build();

    @Test
    void theAnswerIsTheLeastThatWorksInEveryOrder() {
        int compared = 0;
        for (int seed = 0; seed < CASES; seed++) {
            RandomCases cases = new RandomCases(seed);
            List<Demand> drawn = cases.demands(cases.draw(1, 4), 3);
            List<Room> there = cases.rooms(3);
            Room launchable = cases.launchable().in("a");
            List<Demand> demands = drawn.stream()
                    .filter(d -> Fit.check(d, launchable).isEmpty())
                    .toList();
            if (demands.stream().mapToInt(Demand::count).sum() > MOST_TASKS) {
                continue;
            }
            InstanceKind kind = new InstanceKind("type", 1, launchable.free(), launchable);
            int chosen = Sizer.size(new Sizing.Question(demands, there, GROUP, List.of(kind)))
                    .certificate()
                    .chosen();
            if (chosen <= MOST_INSTANCES) {
                compared++;
                assertThat(chosen).as("seed %s", seed).isEqualTo(least(demands, there, launchable));
            }
        }
        assertThat(compared).isGreaterThan(CASES / 4);
    }

    private static int least(List<Demand> demands, List<Room> there, Room launchable) {
        int launches = 0;
        while (!worksInEveryOrder(demands, there, Collections.nCopies(launches, launchable))) {
            launches++;
        }
        return launches;
    }

    private static boolean worksInEveryOrder(List<Demand> demands, List<Room> there, List<Room> launches) {
        List<Room> rooms = new ArrayList<>(there);
        rooms.addAll(launches);
        Deque<List<Integer>> open = new ArrayDeque<>(List.of(List.of()));
        int tasks = demands.stream().mapToInt(Demand::count).sum();
        while (!open.isEmpty()) {
            List<Integer> order = open.pop();
            if (order.size() == tasks && !places(demands, rooms, order)) {
                return false;
            }
            for (int d = 0; d < demands.size(); d++) {
                if (Collections.frequency(order, d) < demands.get(d).count()) {
                    List<Integer> longer = new ArrayList<>(order);
                    longer.add(d);
                    open.push(longer);
                }
            }
        }
        return true;
    }

    private static boolean places(List<Demand> demands, List<Room> rooms, List<Integer> order) {
        NaiveScheduler scheduler = new NaiveScheduler(rooms);
        return order.stream().allMatch(d -> scheduler.place(demands.get(d)).isPresent());
    }
}
