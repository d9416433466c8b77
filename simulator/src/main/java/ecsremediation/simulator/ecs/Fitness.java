package ecsremediation.simulator.ecs;

import ecsremediation.model.Attribute;
import ecsremediation.model.PlacementConstraint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks whether an instance can take a task of a service.
 *
 * @param memberOf the expressions of memberOf constraints, all of which the instance must match
 * @param distinct whether an instance takes at most one task of the service
 */
record Fitness(EcsService service, TaskRevision definition, List<String> memberOf, boolean distinct) {
    private static final List<PlacementFailure> ALL = List.of(PlacementFailure.values());

    /** The most frequent reasons first: {@link #takes} then finds a misfit after fewer checks. */
    private static final List<PlacementFailure> FULL_FIRST = Stream.concat(
                    Stream.of(PlacementFailure.MEMORY, PlacementFailure.CPU), ALL.stream())
            .distinct()
            .toList();

    private static final List<PlacementFailure> OF_KIND =
            List.of(PlacementFailure.ATTRIBUTE, PlacementFailure.MEMBER_OF);

    static Fitness of(EcsService service, TaskRevision definition) {
        return new Fitness(
                service,
                definition,
                constraints(service, definition, "memberOf")
                        .map(PlacementConstraint::expression)
                        .toList(),
                constraints(service, definition, "distinctInstance").findAny().isPresent());
    }

    private static Stream<PlacementConstraint> constraints(EcsService service, TaskRevision definition, String type) {
        return Stream.concat(
                        service.spec().placementConstraints().stream(),
                        definition.spec().placementConstraints().stream())
                .filter(c -> c.type().equals(type));
    }

    /** The reasons against the instance, in the order of ECS's messages; empty if it takes the task. */
    List<PlacementFailure> misfits(EcsInstance instance) {
        return ALL.stream().filter(m -> applies(m, instance)).toList();
    }

    /** Whether the instance takes the task. */
    boolean takes(EcsInstance instance) {
        return noneOf(FULL_FIRST, instance);
    }

    /** Whether the instance would take the task if it were empty. */
    boolean takesWhenEmpty(EcsInstance instance) {
        return noneOf(OF_KIND, instance);
    }

    private boolean noneOf(List<PlacementFailure> misfits, EcsInstance instance) {
        for (PlacementFailure misfit : misfits) {
            if (applies(misfit, instance)) {
                return false;
            }
        }
        return true;
    }

    private boolean applies(PlacementFailure misfit, EcsInstance instance) {
        TaskDemand demand = definition.demand();
        return switch (misfit) {
            case AGENT -> !instance.agentConnected();
            case ATTRIBUTE -> !attributes(instance) || !architecture(instance);
            case MEMBER_OF -> !matches(instance);
            case MEMORY -> instance.remaining().memoryMib() < demand.resources().memoryMib();
            case CPU -> instance.remaining().cpuUnits() < demand.resources().cpuUnits();
            case PORTS -> !instance.resources().hasPorts(demand);
            case INTERFACES -> demand.interfaces() > instance.freeInterfaces().orElse(Integer.MAX_VALUE);
            case GPU -> gpusShort(demand, instance);
            case DISTINCT_INSTANCE -> distinct && holdsTaskOf(instance);
        };
    }

    private boolean attributes(EcsInstance instance) {
        for (Attribute wanted : definition.spec().requiresAttributes()) {
            if (!has(instance, wanted)) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(EcsInstance instance, Attribute wanted) {
        Optional<String> value = Optional.ofNullable(instance.attributes().get(wanted.name()));
        return value.isPresent() && (wanted.value().isEmpty() || wanted.value().equals(value));
    }

    private boolean architecture(EcsInstance instance) {
        Optional<String> wanted = definition.spec().cpuArchitecture();
        return wanted.isEmpty()
                || wanted.get()
                        .toLowerCase(Locale.ROOT)
                        .equals(instance.attributes().getOrDefault("ecs.cpu-architecture", ""));
    }

    private boolean matches(EcsInstance instance) {
        for (String expression : memberOf) {
            if (!ClusterQuery.matches(expression, instance)) {
                return false;
            }
        }
        return true;
    }

    private static boolean gpusShort(TaskDemand demand, EcsInstance instance) {
        int all = instance.registered().gpus();
        int free = instance.remaining().gpus();
        return demand.everyGpu()
                ? all == 0 || free < all
                : free < demand.resources().gpus();
    }

    private boolean holdsTaskOf(EcsInstance instance) {
        return instance.tasks().stream().anyMatch(t -> t.service().equals(service) && t.isWanted());
    }
}
