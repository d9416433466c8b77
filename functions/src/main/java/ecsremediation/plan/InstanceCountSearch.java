package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.placement.Order;
import ecsremediation.placement.Simulation;
import ecsremediation.placement.Zones;
import java.util.Arrays;
import java.util.List;

/**
 * Finds how many instances a group must launch: the least number, counted up from a lower bound, with which every task
 * finds a place in every order. A step is what most of the rest would fill, at first at least one instance and then
 * twice as many each time; the last gap is halved. The number found works, and one less does not.
 */
final class InstanceCountSearch {
    /** Steps before they begin to double. */
    private static final int SHORT_STEPS = 4;

    private static final long WHOLE_INSTANCE = 1_000_000;

    /** Of what was left over, the part a step covers: a little less than all, so that the search comes from below. */
    private static final double PART = 0.875;

    private final Simulation simulation;
    private final AutoScalingGroup group;
    private final Order[] orders;
    private final long[] shares;

    /** The zones of the launches, as far as they were asked for: those of fewer launches are the first of more. */
    private int[] zones = {};

    /** @param shares for each demand, what one task takes of an instance, in millionths */
    InstanceCountSearch(Simulation simulation, AutoScalingGroup group, List<Order> orders, long[] shares) {
        this.simulation = simulation;
        this.group = group;
        this.orders = orders.toArray(Order[]::new);
        this.shares = shares.clone();
    }

    /** The least number from {@code from} to {@code most}; {@code most} where none below works. */
    int least(int from, int most) {
        int failed = from - 1;
        int next = from;
        int shortest = 1;
        for (int steps = 1; next < most; steps++) {
            long left = left(next);
            if (left == 0) {
                break;
            }
            failed = next;
            shortest = steps > SHORT_STEPS ? 2 * shortest : 1;
            next = (int) Math.min(most, next + Math.max(shortest, (long) (PART * left / WHOLE_INSTANCE)));
        }
        return halve(failed, next);
    }

    private int halve(int fails, int works) {
        int failed = fails;
        int worked = works;
        while (worked - failed > 1) {
            int middle = (worked + failed) >>> 1;
            if (left(middle) == 0) {
                worked = middle;
            } else {
                failed = middle;
            }
        }
        return worked;
    }

    /** What is left over in the first order in which something is; that order is tried first the next time. */
    private long left(int launches) {
        int[] launched = zones(launches);
        for (int i = 0; i < orders.length; i++) {
            long left = simulation.left(orders[i], launched, shares);
            if (left > 0) {
                Order failed = orders[i];
                System.arraycopy(orders, 0, orders, 1, i);
                orders[0] = failed;
                return left;
            }
        }
        return 0;
    }

    private int[] zones(int launches) {
        if (launches > zones.length) {
            zones = Zones.ofNew(group, Math.max(launches, 2 * zones.length));
        }
        return Arrays.copyOf(zones, launches);
    }
}
