package ecsremediation.simulator.rollout;

import java.util.List;
import java.util.Locale;

/**
 * A cluster on whose one group services roll to a new task definition.
 *
 * @param number the number it is drawn from
 * @param limit the resource that limits how many tasks an instance takes
 * @param slots the units of that resource that one instance has
 * @param instances desired capacity of the group before the rollout
 * @param ceiling the group's ceiling tag
 */
record RolloutSituation(
        int number,
        Limit limit,
        int slots,
        int instances,
        int ceiling,
        Placing placing,
        CapacitySource provider,
        List<Rolling> services) {
    RolloutSituation {
        services = List.copyOf(services);
    }

    /** What limits the number of tasks on one instance. */
    enum Limit {
        MEMORY,
        CPU,
        /** A fixed host port: one task of the service on one instance. */
        PORT,
        /** The constraint distinctInstance: one task of the service on one instance. */
        DISTINCT
    }

    /** The placement strategy of the services. */
    enum Placing {
        DEFAULT,
        BINPACK,
        SPREAD
    }

    /** The instances that the services use: those of the cluster, or of a capacity provider. */
    enum CapacitySource {
        NONE,
        WITHOUT_SCALING,
        MANAGED_SCALING
    }

    /**
     * A service that rolls.
     *
     * @param minimum minimumHealthyPercent
     * @param maximum maximumPercent
     * @param oldSize units of one old task
     * @param newSize units of one new task
     * @param after minutes from the first update of the situation until its own
     */
    record Rolling(int desired, int minimum, int maximum, double oldSize, double newSize, int after) {
        private static final int PERCENT = 100;

        /** Whether its limits let ECS start a new task before an old one stops, or stop an old one first. */
        boolean mayMove() {
            return desired * maximum / PERCENT > desired || Math.ceilDiv(desired * minimum, PERCENT) < desired;
        }

        String text() {
            return desired + " at " + minimum + "/" + maximum
                    + (oldSize == newSize ? "" : " " + oldSize + "→" + newSize)
                    + (after == 0 ? "" : " after " + after + " min");
        }
    }

    /** The tasks of all services. */
    int tasks() {
        return services.stream().mapToInt(Rolling::desired).sum();
    }

    /** Whether the limits of any service let it roll. */
    boolean mayMove() {
        return services.stream().anyMatch(Rolling::mayMove);
    }

    /** The situation apart from its number. */
    String text() {
        return String.join(" + ", services.stream().map(Rolling::text).toList()) + " on " + instances + " × " + slots
                + ", "
                + String.join(" ", limit.name(), placing.name(), provider.name())
                        .toLowerCase(Locale.ROOT)
                + ", ceiling " + ceiling;
    }
}
