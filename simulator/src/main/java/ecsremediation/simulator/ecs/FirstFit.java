package ecsremediation.simulator.ecs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many instances the tasks of a cluster need as they stand. Tasks that have an instance stay there. Each waiting
 * task takes the first instance that can take it, the largest tasks first: one that holds tasks, else an empty one,
 * else a new one. A task that fits no new instance needs none. Read under the world's lock.
 */
public final class FirstFit {
    /** The id of a task that does not exist. */
    private static final String NO_ID = "0".repeat(32);

    private final EcsCluster cluster;
    private final List<NewInstance> offers;
    private final List<EcsInstance> used = new ArrayList<>();
    private final List<EcsInstance> empty = new ArrayList<>();
    private int held;

    private FirstFit(EcsCluster cluster, List<NewInstance> offers) {
        this.cluster = cluster;
        this.offers = offers;
    }

    /**
     * The number of instances that hold tasks of services, or would hold them.
     *
     * @param offers what the groups of the cluster can launch, the first that fits first
     */
    public static int instances(EcsCluster cluster, List<NewInstance> offers) {
        return new FirstFit(cluster, offers).pack();
    }

    private int pack() {
        List<EcsService> waiting = cluster.services().stream()
                .filter(s -> !s.isDaemon() && s.waiting() > 0)
                .sorted(Comparator.comparingInt(FirstFit::memory).reversed())
                .toList();
        if (waiting.isEmpty()) {
            return (int) usable().filter(FirstFit::isUsed).count();
        }
        usable().map(EcsInstance::copy).forEach(i -> (isUsed(i) ? used : empty).add(i));
        waiting.forEach(this::place);
        return used.size();
    }

    private Stream<EcsInstance> usable() {
        return cluster.instances().stream().filter(EcsInstance::takesTasks);
    }

    private static boolean isUsed(EcsInstance instance) {
        return instance.tasks().stream()
                .anyMatch(t -> t.isWanted() && !t.service().isDaemon());
    }

    private static int memory(EcsService service) {
        return service.primary().definition().demand().resources().memoryMib();
    }

    private void place(EcsService service) {
        Fitness fitness = Fitness.of(service, service.primary().definition());
        int waiting = service.waiting();
        for (int i = 0; i < waiting; i++) {
            Optional<EcsInstance> on = find(fitness);
            if (on.isEmpty()) {
                return;
            }
            on.get().hold(new EcsTask(NO_ID, "", service.primary(), Instant.EPOCH));
        }
    }

    private Optional<EcsInstance> find(Fitness fitness) {
        Optional<EcsInstance> open =
                used.stream().filter(i -> mayUse(fitness, i)).findFirst();
        if (open.isPresent()) {
            return open;
        }
        Optional<EcsInstance> next = empty.stream()
                .filter(i -> mayUse(fitness, i))
                .findFirst()
                .or(() -> offers.stream()
                        .map(this::launched)
                        .filter(i -> mayUse(fitness, i))
                        .findFirst());
        next.ifPresent(i -> {
            empty.remove(i);
            used.add(i);
        });
        return next;
    }

    private static boolean mayUse(Fitness fitness, EcsInstance instance) {
        List<String> providers = fitness.service().spec().capacityProviders();
        return (providers.isEmpty()
                        || instance.capacityProvider()
                                .filter(providers::contains)
                                .isPresent())
                && fitness.takes(instance);
    }

    /** A new instance with the tasks of the daemon services that fit. */
    private EcsInstance launched(NewInstance offer) {
        Optional<String> provider = cluster.providers().stream()
                .filter(p -> p.group().equals(offer.group()))
                .map(Provider::name)
                .findFirst();
        Registration registration = new Registration(cluster.name(), "", offer.group(), offer.zone(), offer.shape());
        EcsInstance instance = new EcsInstance(
                new EcsInstance.Identity("new-" + held++, "", cluster.arn()), registration, provider, Instant.EPOCH);
        cluster.services().stream()
                .filter(EcsService::isDaemon)
                .filter(s -> mayUse(Fitness.of(s, s.primary().definition()), instance))
                .forEach(s -> instance.hold(new EcsTask(NO_ID, "", s.primary(), Instant.EPOCH)));
        return instance;
    }

    /** What a group launches. */
    public record NewInstance(String group, String zone, InstanceShape shape) {}
}
