package ecsremediation.plan;

import ecsremediation.placement.PlacementObstacle;
import java.util.List;
import java.util.Optional;

/** What an operator should know about a sizing besides its numbers. */
public sealed interface SizingNote {

    /** No instance size of the group is known. A single new instance will show it. */
    record UnseenInstances(String group) implements SizingNote {}

    /**
     * An instance type that may come is too small for a task that another one takes.
     *
     * @param obstacle why the task does not fit on the type; empty if it depends on the zone
     */
    record TypeTooSmall(String type, String taskDefinition, Optional<PlacementObstacle> obstacle)
            implements SizingNote {}

    /**
     * The limit of the work allowed only some of the orders.
     *
     * @param tried the number of orders tried
     * @param orders the number of all orders
     */
    record OrdersCut(int tried, int orders) implements SizingNote {}

    /**
     * Some tasks have no place, however many instances the group launches.
     *
     * @param placed tasks that have a place
     * @param instances new instances
     */
    record LeftOut(int placed, int tasks, int instances, List<LargeTask> left) implements SizingNote {
        public LeftOut {
            left = List.copyOf(left);
        }
    }

    /**
     * A task that further instances of the group do not take, or not all of them.
     *
     * @param obstacle why it does not fit on the largest type that may come, or else on the smallest; empty if it
     *     depends on the zone
     */
    record LargeTask(String taskDefinition, Optional<PlacementObstacle> obstacle) {}
}
