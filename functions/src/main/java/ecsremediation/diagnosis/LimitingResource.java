package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Diagnosis.CapacityShortfall;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import ecsremediation.placement.PlacementObstacle;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the instances that could take a task ran out of, once every other task that finds room has it. */
record LimitingResource(CapacityShortfall.Kind kind, String words) {
    /**
     * Of so many instances, those with the most free memory, it is asked what binds; the rest would not say
     * otherwise.
     */
    private static final int ASKED = 50;

    /** What binds the first of the demands that were left over; the most instances decide. */
    static LimitingResource of(PlacementCheck check, List<Demand> leftover) {
        Demand demand = leftover.getFirst();
        List<PlacementObstacle> misfits = check.filled().stream()
                .filter(room -> Fit.identity(demand, room).isEmpty())
                .limit(ASKED)
                .flatMap(room -> Fit.check(demand, room).stream())
                .toList();
        return most(misfits)
                .map(kind -> new LimitingResource(kind, words(demand, misfits, kind)))
                .orElseGet(() -> new LimitingResource(
                        CapacityShortfall.Kind.NO_INSTANCES, "the cluster has no instance that could take a task"));
    }

    private static Optional<CapacityShortfall.Kind> most(List<PlacementObstacle> misfits) {
        Map<CapacityShortfall.Kind, Integer> counts = new EnumMap<>(CapacityShortfall.Kind.class);
        misfits.forEach(misfit -> counts.merge(kind(misfit), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<CapacityShortfall.Kind, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    /** The first misfit of the kind is that of the instance with the most free memory. */
    private static String words(Demand demand, List<PlacementObstacle> misfits, CapacityShortfall.Kind kind) {
        PlacementObstacle best = misfits.stream()
                .filter(misfit -> kind(misfit) == kind)
                .findFirst()
                .orElseThrow();
        return "a task of " + NameList.end(demand.task().arn()) + " asks for " + best.asked()
                + ", and the best of the instances that could take it offers " + best.available();
    }

    private static CapacityShortfall.Kind kind(PlacementObstacle misfit) {
        return switch (misfit.kind()) {
            case MEMORY -> CapacityShortfall.Kind.MEMORY;
            case CPU -> CapacityShortfall.Kind.CPU;
            case GPU -> CapacityShortfall.Kind.GPU;
            case PORTS -> CapacityShortfall.Kind.PORTS;
            case NETWORK_INTERFACES -> CapacityShortfall.Kind.NETWORK_INTERFACES;
            case DISTINCT_INSTANCE -> CapacityShortfall.Kind.DISTINCT_INSTANCE;
            case ATTRIBUTE, ARCHITECTURE, MEMBER_OF, CAPACITY_PROVIDER -> CapacityShortfall.Kind.NO_INSTANCES;
        };
    }
}
