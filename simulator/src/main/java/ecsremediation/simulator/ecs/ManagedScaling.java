package ecsremediation.simulator.ecs;

import ecsremediation.model.Resources;
import ecsremediation.simulator.engine.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Managed scaling of capacity providers. Once a minute it sets desired to the number of instances that the waiting
 * tasks need, packed by CPU and memory, within the group's max. {@link ManagedScaleIn} scales in.
 */
public final class ManagedScaling {
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    /** The pause between two scale-outs [ECS API, ManagedScaling instanceWarmupPeriod, default]. */
    private static final Duration WARM_UP = Duration.ofMinutes(5);
    /** ECS scales an empty group to 2 instances first [ECS guide, cluster auto scaling]. */
    private static final int FROM_ZERO = 2;

    private final EventLoop eventLoop;
    private final Ecs ecs;
    private final CapacityTarget target;
    private final ManagedScaleIn scaleIn;
    private final Map<String, Instant> lastScaled = new TreeMap<>();

    public ManagedScaling(EventLoop eventLoop, Ecs ecs, CapacityTarget target) {
        this.eventLoop = eventLoop;
        this.ecs = ecs;
        this.target = target;
        scaleIn = new ManagedScaleIn(target);
    }

    /** Starts the evaluation once a minute. */
    public void start() {
        eventLoop.after(INTERVAL, this::reconcile);
    }

    private void reconcile() {
        for (EcsCluster cluster : ecs.clusters()) {
            cluster.providers().stream().filter(Provider::managedScaling).forEach(p -> scale(cluster, p));
        }
        start();
    }

    private void scale(EcsCluster cluster, Provider provider) {
        Instant last = lastScaled.getOrDefault(provider.arn(), Instant.EPOCH);
        int more = needed(cluster, provider);
        scaleIn.measure(cluster, provider, more > 0);
        if (more == 0 || eventLoop.now().isBefore(last.plus(WARM_UP))) {
            return;
        }
        int now = target.desired(provider.group());
        target.scale(provider.group(), now == 0 ? Math.max(FROM_ZERO, more) : now + more);
        lastScaled.put(provider.arn(), eventLoop.now());
    }

    /**
     * Instances that the provider's waiting tasks fill, packed in descending size. Tasks that fit no empty instance
     * do not count.
     */
    private int needed(EcsCluster cluster, Provider provider) {
        Resources whole = target.shape(provider.group()).registered();
        List<Resources> resources = new ArrayList<>();
        cluster.unplaced()
                .filter(t ->
                        t.capacityProvider().filter(provider.name()::equals).isPresent())
                .map(t -> t.definition().demand().resources())
                .filter(whole::covers)
                .sorted(Comparator.comparingInt(Resources::memoryMib)
                        .thenComparingInt(Resources::cpuUnits)
                        .reversed())
                .forEach(r -> put(r, resources, whole));
        return resources.size();
    }

    private static void put(Resources task, List<Resources> resources, Resources whole) {
        for (int i = 0; i < resources.size(); i++) {
            if (resources.get(i).covers(task)) {
                resources.set(i, resources.get(i).minus(task));
                return;
            }
        }
        resources.add(whole.minus(task));
    }
}
