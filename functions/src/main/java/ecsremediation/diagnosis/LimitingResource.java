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

/** The resource that the suitable instances lack after every task that fits is placed. */
record LimitingResource(CapacityShortfall.Kind kind, Fact fact) {
    /** Limits the check to the 50 instances with the most free memory, to bound its time. Our choice. */
    private static final int CHECKED = 50;

    /** The resource that most of the suitable instances lack for the first of the unplaced demands. */
    static LimitingResource of(PlacementCheck check, List<Demand> unplaced) {
        Demand demand = unplaced.getFirst();
        List<PlacementObstacle> obstacles = check.filled().stream()
                .filter(capacity -> Fit.identity(demand, capacity).isEmpty())
                .limit(CHECKED)
                .flatMap(capacity -> Fit.check(demand, capacity).stream())
                .toList();
        return most(obstacles)
                .map(kind -> new LimitingResource(kind, closest(demand, obstacles, kind)))
                .orElseGet(
                        () -> new LimitingResource(CapacityShortfall.Kind.NO_INSTANCES, new Fact.NoSuitableInstance()));
    }

    private static Optional<CapacityShortfall.Kind> most(List<PlacementObstacle> obstacles) {
        Map<CapacityShortfall.Kind, Integer> counts = new EnumMap<>(CapacityShortfall.Kind.class);
        obstacles.forEach(obstacle -> counts.merge(kind(obstacle), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<CapacityShortfall.Kind, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    /** The first obstacle of the kind: it belongs to the instance with the most free memory. */
    private static Fact closest(Demand demand, List<PlacementObstacle> obstacles, CapacityShortfall.Kind kind) {
        PlacementObstacle closest = obstacles.stream()
                .filter(obstacle -> kind(obstacle) == kind)
                .findFirst()
                .orElseThrow();
        return new Fact.ClosestInstance(demand.task().arn(), closest);
    }

    private static CapacityShortfall.Kind kind(PlacementObstacle obstacle) {
        return switch (obstacle.kind()) {
            case MEMORY -> CapacityShortfall.Kind.MEMORY;
            case CPU -> CapacityShortfall.Kind.CPU;
            case GPU -> CapacityShortfall.Kind.GPU;
            case PORTS -> CapacityShortfall.Kind.PORTS;
            case NETWORK_INTERFACES -> CapacityShortfall.Kind.NETWORK_INTERFACES;
            case DISTINCT_INSTANCE -> CapacityShortfall.Kind.DISTINCT_INSTANCE;
            case ATTRIBUTE, ARCHITECTURE, MEMBER_OF, ZONE, CAPACITY_PROVIDER -> CapacityShortfall.Kind.NO_INSTANCES;
        };
    }
}
