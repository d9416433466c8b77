package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceKind;
import java.util.List;
import java.util.Optional;

/**
 * How many instances a group has to launch for some tasks.
 *
 * @param kind the instance type the number rests on; empty where none of the group's types was ever seen
 * @param after what is left of the rooms that are there once the tasks are on them
 */
record Sizing(SizingProof proof, Optional<InstanceKind> kind, List<InstanceCapacity> after) {

    /**
     * What is asked.
     *
     * @param demands in the order of their services and task definitions
     * @param there the instances that are there or on their way
     * @param kinds the group's instance types whose size is known, the smallest first
     */
    record Question(
            List<Demand> demands, List<InstanceCapacity> there, AutoScalingGroup group, List<InstanceKind> kinds) {
        int tasks() {
            return demands.stream().mapToInt(Demand::count).sum();
        }
    }

    /** Tasks for which no instance of the group has a place. */
    int nowhere() {
        return proof.placements().stream().mapToInt(SizingProof.Placed::nowhere).sum();
    }
}
