package ecsremediation.plan;

import ecsremediation.observe.AutoScalingGroup;
import ecsremediation.placement.Order;
import ecsremediation.placement.Simulation;
import ecsremediation.placement.Zones;
import java.util.List;

/**
 * Finds how many instances a group must launch: the least number, counted up from a lower bound, with which every task
 * finds a place in every order. Far above the bound the steps double, and the gap is then halved; the number found works
 * and one less does not.
 */
final class Launches {
    /** So many steps are taken one by one: over most of Falkenauer's u120 set the answer is nearer than that. */
    private static final int SINGLE_STEPS = 4;

    private final Simulation simulation;
    private final AutoScalingGroup group;
    private final Order[] orders;

    Launches(Simulation simulation, AutoScalingGroup group, List<Order> orders) {
        this.simulation = simulation;
        this.group = group;
        this.orders = orders.toArray(Order[]::new);
    }

    /** The least number from {@code from} to {@code most}; {@code most} where none below works. */
    int least(int from, int most) {
        int failed = from - 1;
        int next = from;
        int step = 1;
        while (next < most && !works(next)) {
            failed = next;
            step = next - from >= SINGLE_STEPS ? 2 * step : 1;
            next = Math.min(most, next + step);
        }
        int worked = next;
        while (worked - failed > 1) {
            int middle = (worked + failed) >>> 1;
            if (works(middle)) {
                worked = middle;
            } else {
                failed = middle;
            }
        }
        return worked;
    }

    /** The order that failed last is tried first: it is the likeliest to fail again. */
    private boolean works(int launches) {
        int[] zones = Zones.ofNew(group, launches);
        for (int i = 0; i < orders.length; i++) {
            if (!simulation.placesAll(orders[i], zones)) {
                Order failed = orders[i];
                System.arraycopy(orders, 0, orders, 1, i);
                orders[0] = failed;
                return false;
            }
        }
        return true;
    }
}
