package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many instances a group has to launch for some tasks.
 *
 * @param kind the instance type that the number is based on; empty if no size of the group's types is
 *     known
 * @param after the remaining free and in-flight capacities after the tasks are placed
 */
record Sizing(SizingProof proof, Optional<InstanceKind> kind, List<InstanceCapacity> after) {

    /**
     * The input of a sizing.
     *
     * @param demands in the order of their services and task definitions
     * @param there free and in-flight capacities
     * @param kinds the types of known size that the group's next launch may bring, the smallest first
     */
    record Question(
            List<Demand> demands, List<InstanceCapacity> there, AutoScalingGroup group, List<InstanceKind> kinds) {
        /** The same question with further demands. */
        Question with(List<Demand> further) {
            return new Question(
                    Stream.concat(demands.stream(), further.stream()).toList(), there, group, kinds);
        }

        int tasks() {
            return demands.stream().mapToInt(Demand::count).sum();
        }
    }

    /** The number of tasks that no instance of the group takes. */
    int nowhere() {
        return proof.placements().stream().mapToInt(SizingProof.Placed::nowhere).sum();
    }
}
