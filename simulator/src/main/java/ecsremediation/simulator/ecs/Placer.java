package ecsremediation.simulator.ecs;

import ecsremediation.observe.PlacementStrategy;
import ecsremediation.simulator.kernel.Chance;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * ECS's choice of an instance for one task: filter, then narrow down by the service's strategy, step by step; without a
 * strategy, spread over zones and then take the instance with the fewest tasks of the service. What is still equal is
 * drawn by lot.
 */
final class Placer {
    private static final List<PlacementStrategy> DEFAULT = List.of(
            new PlacementStrategy("spread", "attribute:ecs.availability-zone"),
            new PlacementStrategy("spread", "instanceId"));

    private final Chance chance;

    Placer(Chance chance) {
        this.chance = chance;
    }

    /** The instances that could be asked at all, by id: ACTIVE, and of the service's provider where it has one. */
    static List<EcsInstance> candidates(EcsService service) {
        List<String> providers = service.spec().capacityProviders();
        return service.cluster().instances().stream()
                .filter(i -> i.status().equals("ACTIVE"))
                .filter(i -> providers.isEmpty()
                        || i.capacityProvider().filter(providers::contains).isPresent())
                .toList();
    }

    Placement choose(EcsService service, TaskRevision definition) {
        List<EcsInstance> all = candidates(service);
        List<EcsInstance> fitting = all.stream()
                .filter(i -> Fitness.misfits(service, definition, i).isEmpty())
                .toList();
        if (all.isEmpty()) {
            return new Placement.NoInstances();
        }
        if (fitting.isEmpty()) {
            return closest(service, definition, all);
        }
        return new Placement.On(best(service, fitting));
    }

    /** The instance with the fewest misfits; the smaller id among equals, so that the message stays the same. */
    private static Placement closest(EcsService service, TaskRevision definition, List<EcsInstance> all) {
        EcsInstance closest = all.stream()
                .min(Comparator.comparingInt((EcsInstance i) ->
                                Fitness.misfits(service, definition, i).size())
                        .thenComparing(EcsInstance::id))
                .orElseThrow();
        return new Placement.Nowhere(
                closest, Fitness.misfits(service, definition, closest).getFirst());
    }

    private EcsInstance best(EcsService service, List<EcsInstance> fitting) {
        List<PlacementStrategy> steps = service.spec().placementStrategies();
        List<EcsInstance> left = fitting;
        for (PlacementStrategy step : steps.isEmpty() ? DEFAULT : steps) {
            left = narrow(step, service, left);
        }
        return left.get(chance.below(left.size()));
    }

    private static List<EcsInstance> narrow(PlacementStrategy step, EcsService service, List<EcsInstance> instances) {
        return switch (step.type()) {
            case "spread" -> least(instances, i -> tasksWhere(step.field(), service, i));
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
        long least = instances.stream().mapToLong(measure).min().orElseThrow();
        return instances.stream().filter(i -> measure.applyAsLong(i) == least).toList();
    }

    private static long tasksWhere(String field, EcsService service, EcsInstance instance) {
        String value = value(field, instance);
        return service.tasks().stream()
                .filter(EcsTask::isWanted)
                .flatMap(t -> t.instance().stream())
                .filter(on -> value(field, on).equals(value))
                .count();
    }

    private static String value(String field, EcsInstance instance) {
        return field.startsWith("attribute:")
                ? instance.attributes().getOrDefault(field.substring("attribute:".length()), "")
                : instance.id();
    }
}
