package ecsremediation.plan;

import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceId;
import ecsremediation.placement.PlacementResult;
import ecsremediation.placement.Zones;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Recounts a sizing's placements. Registered instances got what their task counts grew by. New instances
 * got what the first order placed on them, which is the order that the proof reports.
 */
final class PlanInvariants {
    private final SizingCase sized;
    private final Sizing sizing;
    private final Map<Demand, Integer> onThere = new HashMap<>();
    private final Map<Demand, Integer> onNew = new HashMap<>();
    private boolean fits = true;

    private PlanInvariants(SizingCase sized, Sizing sizing) {
        this.sized = sized;
        this.sizing = sizing;
    }

    static PlanInvariants of(SizingCase sized, SizingCase.Trial trial, Sizing sizing) {
        PlanInvariants audit = new PlanInvariants(sized, sizing);
        audit.readThere();
        audit.readNew(trial);
        return audit;
    }

    private void readThere() {
        for (int r = 0; r < sized.there().size(); r++) {
            InstanceCapacity before = sized.there().get(r);
            InstanceCapacity after = sizing.after().get(r);
            Map<Demand, Integer> tasks = new HashMap<>();
            for (Demand d : sized.demands()) {
                int grown = after.tasks().getOrDefault(d.service(), 0)
                        - before.tasks().getOrDefault(d.service(), 0);
                tasks.put(d, grown);
            }
            read(before, tasks, onThere);
        }
    }

    private void readNew(SizingCase.Trial trial) {
        List<InstanceCapacity> patterns = Capacities.inZones(sized.launchable(), sized.group());
        int[] zones = Zones.ofNew(sized.group(), sizing.proof().chosen());
        PlacementResult placed = trial.placed(zones.length);
        for (int i = 0; i < zones.length; i++) {
            InstanceId id = new InstanceId.Simulated(sized.launchable().id(), i + 1);
            Map<Demand, Integer> tasks = new HashMap<>();
            for (int d = 0; d < trial.demands().size(); d++) {
                tasks.put(
                        trial.demands().get(d),
                        placed.shares().get(d).capacities().getOrDefault(id, 0));
            }
            read(patterns.get(zones[i]), tasks, onNew);
        }
    }

    private void read(InstanceCapacity capacity, Map<Demand, Integer> tasks, Map<Demand, Integer> sums) {
        fits &= InstanceUsage.allows(capacity, tasks);
        tasks.forEach((demand, count) -> sums.merge(demand, count, Integer::sum));
    }

    /** Whether no instance got more than it has. */
    boolean fits() {
        return fits;
    }

    /** Whether the proof's numbers equal those of the instances and include all tasks. */
    boolean addsUp() {
        return sized.demands().stream().allMatch(this::addsUp);
    }

    private boolean addsUp(Demand demand) {
        SizingProof.Placed placed = sizing.proof().placements().stream()
                .filter(p -> p.service().equals(demand.service()))
                .findFirst()
                .orElseThrow();
        return placed.onFree() == onThere.getOrDefault(demand, 0)
                && placed.onNew() == onNew.getOrDefault(demand, 0)
                && placed.onFree() + placed.onNew() + placed.nowhere() == demand.count();
    }
}
