package ecsremediation.simulator.ecs;

import ecsremediation.observe.Attribute;
import ecsremediation.observe.PlacementConstraint;
import ecsremediation.observe.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that keeps one task of a service off one instance. */
final class Fitness {
    private Fitness() {}

    /** In the order in which ECS's messages go; empty where the instance takes it. */
    static List<Misfit> misfits(EcsService service, TaskRevision definition, EcsInstance instance) {
        List<Misfit> found = new ArrayList<>();
        if (!instance.agentConnected()) {
            found.add(Misfit.AGENT);
        }
        suitability(service, definition, instance, found);
        room(definition.ask(), instance, found);
        if (distinct(service, definition) && holdsTaskOf(service, instance)) {
            found.add(Misfit.DISTINCT_INSTANCE);
        }
        return found;
    }

    /** Whether the instance is of the right kind, however full it is. */
    static boolean suits(EcsService service, TaskRevision definition, EcsInstance instance) {
        List<Misfit> found = new ArrayList<>();
        suitability(service, definition, instance, found);
        return found.isEmpty();
    }

    private static void suitability(
            EcsService service, TaskRevision definition, EcsInstance instance, List<Misfit> found) {
        boolean attributes = definition.spec().requiresAttributes().stream().allMatch(a -> has(instance, a));
        if (!attributes || !architecture(definition, instance)) {
            found.add(Misfit.ATTRIBUTE);
        }
        if (!constraints(service, definition)
                .filter(c -> c.type().equals("memberOf"))
                .allMatch(c -> ClusterQuery.matches(c.expression(), instance))) {
            found.add(Misfit.MEMBER_OF);
        }
    }

    private static boolean has(EcsInstance instance, Attribute wanted) {
        Optional<String> value = Optional.ofNullable(instance.attributes().get(wanted.name()));
        return value.isPresent() && (wanted.value().isEmpty() || wanted.value().equals(value));
    }

    private static boolean architecture(TaskRevision definition, EcsInstance instance) {
        String has = instance.attributes().getOrDefault("ecs.cpu-architecture", "");
        return definition
                .spec()
                .cpuArchitecture()
                .map(a -> a.toLowerCase(Locale.ROOT).equals(has))
                .orElse(true);
    }

    private static void room(Ask ask, EcsInstance instance, List<Misfit> found) {
        Resources free = instance.remaining();
        if (free.memoryMib() < ask.resources().memoryMib()) {
            found.add(Misfit.MEMORY);
        }
        if (free.cpuUnits() < ask.resources().cpuUnits()) {
            found.add(Misfit.CPU);
        }
        if (!instance.room().hasPorts(ask)) {
            found.add(Misfit.PORTS);
        }
        if (ask.interfaces() > instance.freeInterfaces().orElse(Integer.MAX_VALUE)) {
            found.add(Misfit.INTERFACES);
        }
        if (gpusShort(ask, instance, free)) {
            found.add(Misfit.GPU);
        }
    }

    private static boolean gpusShort(Ask ask, EcsInstance instance, Resources free) {
        int all = instance.registered().gpus();
        return ask.everyGpu()
                ? all == 0 || free.gpus() < all
                : free.gpus() < ask.resources().gpus();
    }

    private static boolean distinct(EcsService service, TaskRevision definition) {
        return constraints(service, definition).anyMatch(c -> c.type().equals("distinctInstance"));
    }

    private static boolean holdsTaskOf(EcsService service, EcsInstance instance) {
        return instance.tasks().stream().anyMatch(t -> t.service().equals(service) && t.isWanted());
    }

    private static Stream<PlacementConstraint> constraints(EcsService service, TaskRevision definition) {
        return Stream.concat(
                service.spec().placementConstraints().stream(), definition.spec().placementConstraints().stream());
    }
}
