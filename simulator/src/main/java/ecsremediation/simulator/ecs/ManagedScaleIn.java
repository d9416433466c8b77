package ecsremediation.simulator.ecs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Scale-in by managed scaling, with managed termination protection: instances that run tasks are protected, and an
 * idle one goes after 15 minutes in a row with fewer instances needed than there are [ECS guide, cluster auto
 * scaling]. Tasks of daemon services do not count.
 */
final class ManagedScaleIn {
    /** The data points of the low alarm, one a minute. */
    private static final int DATA_POINTS = 15;

    private static final int WHOLE = 100;

    private final CapacityTarget target;
    private final Map<String, Integer> low = new TreeMap<>();

    ManagedScaleIn(CapacityTarget target) {
        this.target = target;
    }

    /**
     * One data point of a provider.
     *
     * @param waiting whether tasks of it wait for room
     */
    void measure(EcsCluster cluster, Provider provider, boolean waiting) {
        List<EcsInstance> registered = cluster.instances().stream()
                .filter(i ->
                        i.capacityProvider().filter(provider.name()::equals).isPresent())
                .toList();
        Set<String> used = new TreeSet<>();
        registered.stream()
                .filter(ManagedScaleIn::isUsed)
                .map(EcsInstance::ec2InstanceId)
                .forEach(used::add);
        if (provider.protects()) {
            target.protect(provider.group(), used);
        }
        int desired = target.desired(provider.group());
        int needed = Math.ceilDiv(used.size() * WHOLE, provider.targetCapacity());
        if (waiting || registered.size() != desired || desired <= Math.max(needed, target.min(provider.group()))) {
            low.remove(provider.arn());
        } else if (low.merge(provider.arn(), 1, Integer::sum) >= DATA_POINTS) {
            // At most half of the group a minute, and at least one instance.
            target.scale(provider.group(), Math.max(needed, desired - Math.max(1, desired / 2)));
        }
    }

    private static boolean isUsed(EcsInstance instance) {
        return instance.tasks().stream().anyMatch(t -> !t.service().isDaemon());
    }
}
