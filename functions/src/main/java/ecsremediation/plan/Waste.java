package ecsremediation.plan;

import ecsremediation.model.Resources;

/**
 * What would be bought for nothing.
 *
 * @param nowhere tasks that no instance of the group takes
 * @param memoryMib of the new instances, less what the tasks on them ask for; below 0 where no instance's size is known
 * @param cpuUnits the same of CPU units
 */
record Waste(int nowhere, long memoryMib, long cpuUnits) {
    static final Waste NONE = new Waste(0, 0, 0);

    /** As the sizing of a group comes out. */
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

    /** With that many of the resources more. */
    Waste plus(Resources each, int count) {
        return new Waste(
                nowhere, memoryMib + (long) count * each.memoryMib(), cpuUnits + (long) count * each.cpuUnits());
    }

    /** With that many of the resources less. */
    Waste less(Resources each, int count) {
        return plus(each, -count);
    }
}
