package ecsremediation.plan;

import ecsremediation.placement.PlacementObstacle;
import java.util.List;
import java.util.Optional;

/** What an operator should know of a sizing besides its numbers. */
public sealed interface SizingNote {

    /** No instance of the group was ever seen registered; one more shows what its instances bring. */
    record UnseenInstances(String group) implements SizingNote {}

    /**
     * An instance type of the group is too small for a task that the deciding type takes.
     *
     * @param obstacle why the task does not go onto the type; empty where it depends on the zone
     */
    record TypeTooSmall(String type, String taskDefinition, Optional<PlacementObstacle> obstacle)
            implements SizingNote {}

    /** The limit of the work allowed only some of the orders. */
    record OrdersCut(int tried, int orders) implements SizingNote {}

    /**
     * Some tasks have no place however many instances the group launches.
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
     * A task that no instance of the group takes.
     *
     * @param obstacle why it does not go onto the largest type; empty where it depends on the zone
     */
    record LargeTask(String taskDefinition, Optional<PlacementObstacle> obstacle) {}
}
