package ecsremediation.placement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The orders in which a sizing is checked. For few tasks it is every order. For few kinds it is every order
 * of the kinds, and some orders in which the kinds alternate. For many kinds it is the largest first, and
 * some orders close to that.
 *
 * <p>Other orders are left out: with 100 different tasks they ask for 10 % more instances than are needed
 * (docs/sizing.md). The program never terminates an instance that it launched without need, but the next
 * reconciliation finds that it launched too few.
 */
public final class Orders {
    /** The seed of all drawn orders. It is constant so that a decision can be replayed. Our choice. */
    public static final long SEED = 20_260_301L;

    /** Up to this number of orders, all are checked: 6 different tasks have 720. Our choice. */
    static final int EVERY = 720;

    /** Up to this number of kinds, every order of the kinds is checked. Our choice. */
    private static final int FEW_KINDS = 4;

    /** The number of drawn orders where not all are checked. Our choice. */
    private static final int DRAWN = 7;

    /**
     * The largest error of a task's size in an order close to the decreasing one, in thousandths. Our choice.
     */
    private static final int LARGEST_ERROR = 150;

    private Orders() {}

    /**
     * The orders for these demands. The first one has the largest tasks first.
     *
     * @param instance the instance that a task's size is relative to: the largest of its shares of CPU,
     *     memory and GPUs
     */
    public static List<Order> of(List<Demand> demands, InstanceCapacity instance) {
        List<Integer> decreasing = decreasing(demands, instance);
        List<Order> orders = new ArrayList<>();
        orders.add(blocks(demands, decreasing));
        if (distinctOrders(demands) <= EVERY) {
            return everyOrder(demands, decreasing);
        }
        if (demands.size() <= FEW_KINDS) {
            orders = kindOrders(demands, decreasing);
            for (int i = 1; i <= DRAWN; i++) {
                orders.add(alternating(demands, SEED + i));
            }
            return List.copyOf(orders);
        }
        for (int i = 1; i <= DRAWN; i++) {
            orders.add(near(demands, instance, SEED + i));
        }
        return List.copyOf(orders);
    }

    /** The number of different orders of the tasks. Stops counting above {@link #EVERY}. */
    static long distinctOrders(List<Demand> demands) {
        long orders = 1;
        long tasks = 0;
        for (Demand demand : demands) {
            for (int i = 1; i <= demand.count() && demands.size() > 1; i++) {
                tasks++;
                orders = orders * tasks / i;
                if (orders > EVERY) {
                    return orders;
                }
            }
        }
        return orders;
    }

    private static List<Integer> decreasing(List<Demand> demands, InstanceCapacity instance) {
        List<Integer> indexes = indexes(demands);
        indexes.sort(Comparator.comparingLong((Integer i) -> -share(demands.get(i), instance))
                .thenComparing(Comparator.naturalOrder()));
        return indexes;
    }

    private static List<Integer> indexes(List<Demand> demands) {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < demands.size(); i++) {
            indexes.add(i);
        }
        return indexes;
    }

    /** The largest of one task's shares of the instance's CPU, memory and GPUs, in millionths. */
    public static long share(Demand demand, InstanceCapacity instance) {
        long memory = millionths(
                demand.task().resources().memoryMib(), instance.free().memoryMib());
        long cpu =
                millionths(demand.task().resources().cpuUnits(), instance.free().cpuUnits());
        long gpus = millionths(demand.task().resources().gpus(), instance.free().gpus());
        return Math.max(memory, Math.max(cpu, gpus));
    }

    private static long millionths(int of, int whole) {
        return 1_000_000L * of / Math.max(1, whole);
    }

    private static Order blocks(List<Demand> demands, List<Integer> indexes) {
        return new Order(
                indexes.stream()
                        .map(i -> new Order.Run(i, demands.get(i).count()))
                        .toList(),
                SEED);
    }

    private static Order near(List<Demand> demands, InstanceCapacity instance, long seed) {
        long[] keys = new long[demands.size()];
        for (int i = 0; i < keys.length; i++) {
            int error = TieBreaker.below(seed, i, 2 * LARGEST_ERROR + 1) - LARGEST_ERROR;
            keys[i] = share(demands.get(i), instance) * (1000 + error);
        }
        List<Integer> indexes = indexes(demands);
        indexes.sort(Comparator.comparingLong((Integer i) -> -keys[i]).thenComparing(Comparator.naturalOrder()));
        return new Order(blocks(demands, indexes).runs(), seed);
    }

    /** Splits each kind into up to {@value #FEW_KINDS} pieces and shuffles the pieces. */
    private static Order alternating(List<Demand> demands, long seed) {
        List<Order.Run> runs = new ArrayList<>();
        for (int i = 0; i < demands.size(); i++) {
            int left = demands.get(i).count();
            int piece = Math.ceilDiv(left, FEW_KINDS);
            while (left > 0) {
                runs.add(new Order.Run(i, Math.min(piece, left)));
                left -= Math.min(piece, left);
            }
        }
        for (int i = runs.size() - 1; i > 0; i--) {
            Collections.swap(runs, i, TieBreaker.below(seed, i, i + 1));
        }
        return new Order(runs, seed);
    }

    private static List<Order> kindOrders(List<Demand> demands, List<Integer> decreasing) {
        List<Order> orders = new ArrayList<>();
        List<Integer> ranks = indexes(demands);
        do {
            orders.add(blocks(demands, ranks.stream().map(decreasing::get).toList()));
        } while (advance(ranks));
        return orders;
    }

    private static List<Order> everyOrder(List<Demand> demands, List<Integer> decreasing) {
        if (demands.size() == 1) {
            return List.of(blocks(demands, decreasing));
        }
        List<Integer> ranks = new ArrayList<>();
        for (int rank = 0; rank < decreasing.size(); rank++) {
            ranks.addAll(Collections.nCopies(demands.get(decreasing.get(rank)).count(), rank));
        }
        List<Order> orders = new ArrayList<>();
        do {
            orders.add(oneByOne(ranks.stream().map(decreasing::get).toList()));
        } while (advance(ranks));
        return List.copyOf(orders);
    }

    private static Order oneByOne(List<Integer> indexes) {
        List<Order.Run> runs = new ArrayList<>();
        for (int index : indexes) {
            if (!runs.isEmpty() && runs.getLast().demand() == index) {
                runs.set(runs.size() - 1, new Order.Run(index, runs.getLast().count() + 1));
            } else {
                runs.add(new Order.Run(index, 1));
            }
        }
        return new Order(runs, SEED);
    }

    /** Changes the ranks to the next permutation in lexicographic order. False after the last one. */
    private static boolean advance(List<Integer> ranks) {
        int i = ranks.size() - 2;
        while (i >= 0 && ranks.get(i) >= ranks.get(i + 1)) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        int j = ranks.size() - 1;
        while (ranks.get(j) <= ranks.get(i)) {
            j--;
        }
        Collections.swap(ranks, i, j);
        Collections.reverse(ranks.subList(i + 1, ranks.size()));
        return true;
    }
}
