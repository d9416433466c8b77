package ecsremediation.simulator.rollout;

import ecsremediation.simulator.rollout.RolloutSituation.CapacitySource;
import ecsremediation.simulator.rollout.RolloutSituation.Limit;
import ecsremediation.simulator.rollout.RolloutSituation.Placing;
import ecsremediation.simulator.rollout.RolloutSituation.Rolling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws distinct situations. The same number always gives the same situation. */
final class RolloutSituations {
    private static final int MOST_DESIRED = 6;
    private static final List<int[]> BOUNDS = List.of(
            new int[] {0, 100},
            new int[] {50, 100},
            new int[] {50, 200},
            new int[] {66, 133},
            new int[] {75, 150},
            new int[] {100, 100},
            new int[] {100, 125},
            new int[] {100, 150},
            new int[] {100, 200},
            new int[] {100, 200});
    private static final List<Integer> SLOTS = List.of(1, 2, 2, 4);
    /** Instances that the ceiling permits beside the first ones. */
    private static final List<Integer> SPARE = List.of(0, 1, 20, 20, 20, 20);

    private final Random random;

    private RolloutSituations(int number) {
        random = new Random(number);
        // The first numbers of neighbouring seeds resemble each other.
        random.nextLong();
        random.nextLong();
    }

    /** The first situations of different text from a number on. */
    static List<RolloutSituation> drawn(int from, int count) {
        Map<String, RolloutSituation> distinct = new LinkedHashMap<>();
        for (int number = from; distinct.size() < count; number++) {
            RolloutSituation drawn = new RolloutSituations(number).draw(number);
            distinct.putIfAbsent(drawn.text(), drawn);
        }
        return List.copyOf(distinct.values());
    }

    private RolloutSituation draw(int number) {
        Limit limit = one(List.of(Limit.MEMORY, Limit.MEMORY, Limit.MEMORY, Limit.CPU, Limit.PORT, Limit.DISTINCT));
        boolean single = limit == Limit.PORT || limit == Limit.DISTINCT;
        int slots = single ? 1 : one(SLOTS);
        List<Rolling> services = new ArrayList<>();
        services.add(rolling(slots, single, 0));
        if (random.nextInt(3) == 0) {
            services.add(rolling(slots, single, one(List.of(0, 0, 2))));
        }
        services.sort(Comparator.comparingDouble(Rolling::oldSize).reversed());
        int full = single
                ? services.stream().mapToInt(Rolling::desired).max().orElseThrow()
                : (int) Math.ceil(services.stream()
                                .mapToDouble(s -> s.desired() * s.oldSize())
                                .sum()
                        / slots);
        int instances = full + (random.nextInt(4) == 0 ? 1 : 0);
        return new RolloutSituation(
                number,
                limit,
                slots,
                instances,
                instances + one(SPARE),
                one(List.of(Placing.values())),
                one(List.of(
                        CapacitySource.NONE,
                        CapacitySource.NONE,
                        CapacitySource.WITHOUT_SCALING,
                        CapacitySource.MANAGED_SCALING)),
                services);
    }

    /** The sizes of old tasks are powers of 2, so that they fill the instances in any order. */
    private Rolling rolling(int slots, boolean single, int after) {
        int[] bounds = one(BOUNDS);
        double old = single ? 1 : slots == 1 ? 1 : one(List.of(1, 1, 2));
        double next = single ? 1 : Math.min(slots, one(List.of(old, old, old / 2, old + 1)));
        return new Rolling(1 + random.nextInt(MOST_DESIRED), bounds[0], bounds[1], old, next, after);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
