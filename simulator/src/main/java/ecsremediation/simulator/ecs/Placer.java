package ecsremediation.simulator.ecs;

import ecsremediation.model.PlacementStrategy;
import ecsremediation.simulator.engine.RandomSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * ECS's choice of an instance for one task. It filters, then applies the steps of the service's strategy in turn.
 * Without a strategy it spreads over zones, then takes the instance with the fewest tasks of the service. It chooses
 * at random among equal instances.
 */
final class Placer {
    private static final String ATTRIBUTE = "attribute:";
    private static final String ZONE = ATTRIBUTE + "ecs.availability-zone";
    private static final List<PlacementStrategy> DEFAULT =
            List.of(new PlacementStrategy("spread", ZONE), new PlacementStrategy("spread", "instanceId"));

    private final RandomSource random;

    Placer(RandomSource random) {
        this.random = random;
    }

    /**
     * The ACTIVE instances of the service's capacity provider, or of the whole cluster if the service has none, by
     * id.
     */
    static List<EcsInstance> candidates(EcsService service) {
        List<String> providers = service.spec().capacityProviders();
        return service.cluster().instances().stream()
                .filter(i -> i.status().equals("ACTIVE"))
                .filter(i -> providers.isEmpty()
                        || i.capacityProvider().filter(providers::contains).isPresent())
                .toList();
    }

    TaskPlacement choose(EcsService service, TaskRevision definition) {
        List<EcsInstance> all = candidates(service);
        if (all.isEmpty()) {
            return new TaskPlacement.NoInstances();
        }
        Fitness fitness = Fitness.of(service, definition);
        List<EcsInstance> fitting = all.stream().filter(fitness::takes).toList();
        return fitting.isEmpty() ? closest(fitness, all) : new TaskPlacement.On(best(service, fitting));
    }

    /**
     * The instance with the fewest misfits. Among equals it is the first by id, so the message stays the same. Every
     * instance has at least one misfit here, so the first with exactly one is the closest.
     */
    private static TaskPlacement closest(Fitness fitness, List<EcsInstance> byId) {
        Optional<TaskPlacement.Nowhere> closest = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < byId.size() && least > 1; i++) {
            List<PlacementFailure> why = fitness.misfits(byId.get(i));
            if (why.size() < least) {
                least = why.size();
                closest = Optional.of(new TaskPlacement.Nowhere(byId.get(i), why.getFirst()));
            }
        }
        return closest.orElseThrow();
    }

    private EcsInstance best(EcsService service, List<EcsInstance> fitting) {
        List<PlacementStrategy> steps = service.spec().placementStrategies();
        List<EcsInstance> left = fitting;
        for (PlacementStrategy step : steps.isEmpty() ? DEFAULT : steps) {
            left = narrow(step, service, left);
        }
        return left.get(random.below(left.size()));
    }

    private static List<EcsInstance> narrow(PlacementStrategy step, EcsService service, List<EcsInstance> instances) {
        return switch (step.type()) {
            case "spread" -> fewestTasks(service, value(step.field()), instances);
            case "binpack" ->
                least(
                        instances,
                        i -> step.field().equalsIgnoreCase("cpu")
                                ? i.remaining().cpuUnits()
                                : i.remaining().memoryMib());
            default -> instances;
        };
    }

    private static List<EcsInstance> least(List<EcsInstance> instances, ToLongFunction<EcsInstance> measure) {
        List<EcsInstance> found = new ArrayList<>();
        long least = Long.MAX_VALUE;
        for (EcsInstance instance : instances) {
            long measured = measure.applyAsLong(instance);
            if (measured < least) {
                least = measured;
                found.clear();
            }
            if (measured == least) {
                found.add(instance);
            }
        }
        return found;
    }

    /** The instances whose value has the fewest tasks of the service. */
    private static List<EcsInstance> fewestTasks(
            EcsService service, Function<EcsInstance, String> value, List<EcsInstance> instances) {
        Map<String, Long> tasks = service.wanted().stream()
                .flatMap(t -> t.instance().stream())
                .collect(Collectors.groupingBy(value, Collectors.counting()));
        return least(instances, i -> tasks.getOrDefault(value.apply(i), 0L));
    }

    /** The value of a strategy's field on an instance. */
    private static Function<EcsInstance, String> value(String field) {
        if (!field.startsWith(ATTRIBUTE)) {
            return EcsInstance::id;
        }
        if (field.equals(ZONE)) {
            return EcsInstance::zone;
        }
        String name = field.substring(ATTRIBUTE.length());
        return i -> i.attributes().getOrDefault(name, "");
    }
}
