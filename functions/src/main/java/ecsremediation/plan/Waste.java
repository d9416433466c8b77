package ecsremediation.plan;

import ecsremediation.model.Resources;

/**
 * The launched capacity that no task would use.
 *
 * @param nowhere tasks that no instance of the group takes
 * @param memoryMib of the new instances, less what their tasks require; below 0 if no instance size is
 *     known
 * @param cpuUnits the same of CPU units
 */
record Waste(int nowhere, long memoryMib, long cpuUnits) {
    static final Waste NONE = new Waste(0, 0, 0);

    /** The waste of a sizing. */
    static Waste of(SizingProof proof) {
        Waste waste = proof.instance()
                .map(instance -> NONE.plus(instance.capacity(), proof.chosen()))
                .orElse(NONE);
        int nowhere = 0;
        for (SizingProof.Placed placed : proof.placements()) {
            nowhere += placed.nowhere();
            waste = waste.less(placed.perTask(), placed.onNew());
        }
        return new Waste(nowhere, waste.memoryMib, waste.cpuUnits);
    }

    /** With the given resources added {@code count} times. */
    Waste plus(Resources each, int count) {
        return new Waste(
                nowhere, memoryMib + (long) count * each.memoryMib(), cpuUnits + (long) count * each.cpuUnits());
    }

    /** With the given resources subtracted {@code count} times. */
    Waste less(Resources each, int count) {
        return plus(each, -count);
    }
}
