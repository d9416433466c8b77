package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.model.Resources;
import ecsremediation.placement.Bound;
import java.util.List;
import java.util.Optional;

/**
 * The proof of a sizing. No plan with fewer than {@code lowerBound} new instances works. One with {@code
 * upperBound} certainly works. {@code chosen} places every task in every order tried.
 *
 * @param lowerBound a bound that no packing can beat, in instances
 * @param chosen new instances that the sizing asks for, before limits
 * @param upperBound one instance per task, or more if some tasks must not use every zone
 * @param binding the resource that determines the lower bound; nothing if no size is known
 * @param instance the capacity of one new instance; empty if no size is known and one instance is launched
 *     to show it
 * @param orders the number of orders in which the tasks were tried
 * @param placements where the unplaced tasks will go
 * @param notes what else an operator should know about the number
 */
public record SizingProof(
        int lowerBound,
        int chosen,
        int upperBound,
        Bound.Dimension binding,
        Optional<Instance> instance,
        int orders,
        List<Placed> placements,
        List<SizingNote> notes) {
    public SizingProof {
        placements = List.copyOf(placements);
        notes = List.copyOf(notes);
    }

    /** A proof without notes. */
    public SizingProof(
            int lowerBound,
            int chosen,
            int upperBound,
            Bound.Dimension binding,
            Optional<Instance> instance,
            int orders,
            List<Placed> placements) {
        this(lowerBound, chosen, upperBound, binding, instance, orders, placements, List.of());
    }

    /** Whether lower bound ≤ chosen ≤ upper bound. */
    public boolean holds() {
        return lowerBound <= chosen && chosen <= upperBound;
    }

    /**
     * The capacity of one new instance, known from a registered instance of the same type or from the
     * history.
     *
     * @param type the EC2 instance type
     * @param capacity what is left for tasks after the daemon tasks
     * @param units capacity units of the group per instance: its weight, or 1 without weights
     */
    public record Instance(String type, Resources capacity, int units) {
        /** An instance of a group without weights. */
        public Instance(String type, Resources capacity) {
            this(type, capacity, 1);
        }
    }

    /**
     * The placement of the tasks of one kind.
     *
     * @param perTask the resources of one task
     * @param onFree tasks that fit on registered instances
     * @param onInFlight tasks that fit on requested instances
     * @param onNew tasks that fit on the instances that this plan launches
     * @param nowhere tasks that no further instance of the group takes
     */
    public record Placed(
            ServiceName service,
            String taskDefinition,
            Resources perTask,
            int onFree,
            int onInFlight,
            int onNew,
            int nowhere) {}
}
