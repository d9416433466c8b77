package ecsremediation.plan;

import java.util.OptionalInt;

/**
 * What a group would need for one request alone.
 *
 * @param instances new instances; 0 if none is needed, or if none would take a task
 * @param units capacity units of one new instance; empty if no size is known or no instance is needed
 */
record GroupTrial(int instances, OptionalInt units, Waste waste) {
    /** Every task fits on free or in-flight capacity. */
    static final GroupTrial NOTHING_NEEDED = new GroupTrial(0, OptionalInt.empty(), Waste.NONE);

    /** The result of a group's sizing. */
    static GroupTrial of(SizingProof proof) {
        OptionalInt units = proof.instance()
                .filter(_ -> proof.chosen() > 0)
                .map(instance -> OptionalInt.of(instance.units()))
                .orElse(OptionalInt.empty());
        return new GroupTrial(proof.chosen(), units, Waste.of(proof));
    }
}
