package ecsremediation.placement;

import java.util.Comparator;
import java.util.Optional;

/**
 * Identifies an instance. The order is total: registered instances by ARN, then launching, then requested,
 * then templates, then simulated launches.
 */
public sealed interface InstanceId extends Comparable<InstanceId> {

    /**
     * An instance that is registered in the cluster.
     *
     * @param containerInstance its ARN
     */
    record Registered(String containerInstance) implements InstanceId {}

    /**
     * An instance of a group whose launch has begun and that takes no tasks yet.
     *
     * @param instance its EC2 instance id
     */
    record Launching(String group, String instance) implements InstanceId {}

    /**
     * An instance by which a group's desired capacity exceeds its pending and InService instances.
     *
     * @param index from 1, in the order in which the group would launch them
     */
    record Requested(String group, int index) implements InstanceId {}

    /** The next instance of a group. */
    record Template(String group) implements InstanceId {}

    /**
     * A launch in a {@link Simulation}.
     *
     * @param template the id of what is launched
     * @param index from 1
     */
    record Simulated(InstanceId template, int index) implements InstanceId {}

    /** The container instance's ARN; empty for an instance that is not registered. */
    default Optional<String> arn() {
        return this instanceof Registered registered ? Optional.of(registered.containerInstance()) : Optional.empty();
    }

    @Override
    default int compareTo(InstanceId other) {
        return switch (this) {
            case Registered a
            when other instanceof Registered b -> a.containerInstance().compareTo(b.containerInstance());
            case Launching a when other instanceof Launching b -> InstanceOrder.LAUNCHING.compare(a, b);
            case Requested a when other instanceof Requested b -> InstanceOrder.REQUESTED.compare(a, b);
            case Template a when other instanceof Template b -> a.group().compareTo(b.group());
            case Simulated a when other instanceof Simulated b -> InstanceOrder.SIMULATED.compare(a, b);
            case Registered _, Launching _, Requested _, Template _, Simulated _ ->
                Integer.compare(InstanceOrder.kind(this), InstanceOrder.kind(other));
        };
    }

    /** The order of the ids. */
    final class InstanceOrder {
        private static final Comparator<Launching> LAUNCHING =
                Comparator.comparing(Launching::group).thenComparing(Launching::instance);
        private static final Comparator<Requested> REQUESTED =
                Comparator.comparing(Requested::group).thenComparingInt(Requested::index);
        private static final Comparator<Simulated> SIMULATED =
                Comparator.comparing(Simulated::template).thenComparingInt(Simulated::index);

        private InstanceOrder() {}

        private static int kind(InstanceId id) {
            return switch (id) {
                case Registered _ -> 0;
                case Launching _ -> 1;
                case Requested _ -> 2;
                case Template _ -> 3;
                case Simulated _ -> 4;
            };
        }
    }
}
