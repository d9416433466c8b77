package ecsremediation.plan;

import java.util.OptionalInt;

/**
 * What a group would need for one request alone.
 *
 * @param instances new instances; 0 where none is needed, or none of them would take a task
 * @param units capacity units of one of them; empty where no size is known or no instance is needed
 */
record GroupTrial(int instances, OptionalInt units, Waste waste) {
    /** Every task has a place on what is there. */
    static final GroupTrial NOTHING_NEEDED = new GroupTrial(0, OptionalInt.empty(), Waste.NONE);

    /** As the sizing of a group comes out. */
    static GroupTrial of(SizingProof proof) {
        OptionalInt units = proof.instance()
                .filter(_ -> proof.chosen() > 0)
                .map(instance -> OptionalInt.of(instance.units()))
                .orElse(OptionalInt.empty());
        return new GroupTrial(proof.chosen(), units, Waste.of(proof));
    }
}
