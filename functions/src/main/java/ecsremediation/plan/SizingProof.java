package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.model.Resources;
import ecsremediation.placement.Bound;
import java.util.List;
import java.util.Optional;

/**
 * The proof that comes with a sizing: no plan with fewer than {@code lowerBound} new instances can work, one with
 * {@code upperBound} surely does, and {@code chosen} places everything in every order tried.
 *
 * @param lowerBound a bound that no packing can beat, in instances
 * @param chosen new instances the sizing asks for, before limits
 * @param upperBound one instance per task, in instances
 * @param binding what decides the lower bound; nothing where no size is known
 * @param instance the room of one new instance; empty where no sibling is known and one instance is bought to learn
 * @param orders in how many orders the tasks were tried
 * @param placements where the unplaced tasks will go
 * @param notes what else an operator should know of the number
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

    /** A certificate without notes. */
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

    /** Whether it proves anything: lower ≤ chosen ≤ upper. */
    public boolean holds() {
        return lowerBound <= chosen && chosen <= upperBound;
    }

    /**
     * What a new instance brings, by a registered sibling or the last one remembered.
     *
     * @param type the EC2 instance type
     * @param capacity what it has for tasks once the daemon tasks took theirs
     * @param units of the group's capacity that it counts: its weight, 1 where the group has none
     */
    public record Instance(String type, Resources capacity, int units) {
        /** One of a group without weights. */
        public Instance(String type, Resources capacity) {
            this(type, capacity, 1);
        }
    }

    /**
     * Where tasks of one kind go.
     *
     * @param perTask what one of them takes
     * @param onFree tasks that go onto registered instances
     * @param onInFlight tasks that go onto instances already asked for
     * @param onNew tasks that go onto instances this plan buys
     * @param nowhere tasks for which no further instance of the group has a place
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
