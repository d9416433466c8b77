package ecsremediation.placement;

import ecsremediation.model.PlacementStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One step by which the scheduler selects among the instances that fit. */
record Strategy(Kind kind, String attribute) {
    /** The most steps of a service (ECS API reference, CreateService). */
    private static final int MOST_STEPS = 5;

    private static final String ATTRIBUTE = "attribute:";

    enum Kind {
        SPREAD_ATTRIBUTE,
        SPREAD_INSTANCES,
        PACK_CPU,
        PACK_MEMORY,
        RANDOM
    }

    /**
     * The steps of a service. A service without strategies spreads over zones, then over instances (ECS API
     * reference, CreateService).
     */
    static List<Strategy> of(List<PlacementStrategy> strategies) {
        if (strategies.isEmpty()) {
            return List.of(
                    new Strategy(Kind.SPREAD_ATTRIBUTE, Capacities.ZONE), new Strategy(Kind.SPREAD_INSTANCES, ""));
        }
        List<Strategy> steps = new ArrayList<>();
        for (PlacementStrategy strategy : strategies.subList(0, Math.min(MOST_STEPS, strategies.size()))) {
            steps.add(of(strategy));
            if (steps.getLast().kind == Kind.RANDOM) {
                break;
            }
        }
        return List.copyOf(steps);
    }

    private static Strategy of(PlacementStrategy strategy) {
        String field = strategy.field();
        return switch (strategy.type().toLowerCase(Locale.ROOT)) {
            case "random" -> new Strategy(Kind.RANDOM, "");
            case "binpack" -> new Strategy(field.equalsIgnoreCase("cpu") ? Kind.PACK_CPU : Kind.PACK_MEMORY, "");
            default ->
                field.startsWith(ATTRIBUTE)
                        ? new Strategy(Kind.SPREAD_ATTRIBUTE, field.substring(ATTRIBUTE.length()))
                        : new Strategy(Kind.SPREAD_INSTANCES, "");
        };
    }

    boolean isAttribute() {
        return kind == Kind.SPREAD_ATTRIBUTE;
    }
}
