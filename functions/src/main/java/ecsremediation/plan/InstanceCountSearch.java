package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.placement.Order;
import ecsremediation.placement.Simulation;
import ecsremediation.placement.Zones;
import java.util.Arrays;
import java.util.List;

/**
 * Finds how many instances a group must launch: the number with which every task fits in every order. The
 * search counts up from a lower bound and then halves the last interval. A step is what most of the
 * remaining tasks would fill. It is at least 1 instance, and after some steps the minimum doubles with
 * each step. The found number works, and one less does not.
 */
final class InstanceCountSearch {
    /** The number of steps before the minimum doubles. Our choice. */
    private static final int SHORT_STEPS = 4;

    private static final long WHOLE_INSTANCE = 1_000_000;

    /**
     * The part of the remaining demand that a step covers. It is less than 1, so that the search rarely
     * passes the answer. Our choice.
     */
    private static final double PART = 0.875;

    private final Simulation simulation;
    private final AutoScalingGroup group;
    private final Order[] orders;
    private final long[] shares;

    /** The zones of the launches computed so far. The zones of n launches are the first n of these. */
    private int[] zones = {};

    /**
     * @param shares for each demand, the share of one instance that one task takes, in millionths
     *
     * @param shares for each demand, what one task takes of an instance, in millionths
     */
    InstanceCountSearch(Simulation simulation, AutoScalingGroup group, List<Order> orders, long[] shares) {
        this.simulation = simulation;
        this.group = group;
        this.orders = orders.toArray(Order[]::new);
        this.shares = shares.clone();
    }

    /** The number found, from {@code from} to {@code most}; {@code most} if none below works. */
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

    /**
     * The demand left over in the first order that leaves any, in millionths of an instance; 0 if none
     * does. The next call tries that order first.
     */
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
