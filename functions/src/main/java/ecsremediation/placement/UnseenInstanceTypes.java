package ecsremediation.placement;

import ecsremediation.model.Attribute;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Observation;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.Resources;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The instances of a group of which no size is known: what the names of its types rule out. The attributes
 * that ECS's agent sets count as there.
 *
 * @param alone whether no group of known size could serve in its place. Otherwise the group must not be
 *     raised on a guess: a GPU needs a type that is known to have one, and an owner's attribute has to be seen
 */
public record UnseenInstanceTypes(Observation observation, AutoScalingGroup group, boolean alone) {
    private static final String TYPE = "ecs.instance-type";

    /**
     * Why no type takes a task.
     *
     * @param type the last type that was tried; empty if the types are not known
     */
    public record Unfit(String type, PlacementObstacle obstacle) {}

    /** Empty if an instance of one of its types could take a task of the demand. */
    public Optional<Unfit> unfit(Demand demand) {
        List<String> types = group.offers().isEmpty()
                ? List.of("")
                : group.offers().stream()
                        .map(AutoScalingGroup.Offer::instanceType)
                        .toList();
        Optional<Unfit> last = Optional.empty();
        for (String type : types) {
            last = obstacle(demand, type).map(obstacle -> new Unfit(type, obstacle));
            if (last.isEmpty()) {
                return last;
            }
        }
        return last;
    }

    private Optional<PlacementObstacle> obstacle(Demand demand, String type) {
        Demand checked = alone ? withoutExpressions(demand) : demand;
        List<Optional<PlacementObstacle>> perZone = Capacities.inZones(largest(demand, type), group).stream()
                .map(capacity -> Fit.check(checked, capacity))
                .toList();
        return perZone.stream().anyMatch(Optional::isEmpty) ? Optional.empty() : perZone.getFirst();
    }

    private static Demand withoutExpressions(Demand demand) {
        List<PlacementConstraint> kept = demand.constraints().stream()
                .filter(c -> !c.type().equals("memberOf"))
                .toList();
        return new Demand(
                demand.service(), demand.task(), kept, demand.strategies(), demand.capacityProviders(), demand.count());
    }

    private InstanceCapacity largest(Demand demand, String type) {
        Optional<InstanceTypeName> name = InstanceTypeName.of(type);
        int gpus = most(name.map(InstanceTypeName::gpus), alone ? Integer.MAX_VALUE : 0);
        return new InstanceCapacity(
                new InstanceId.Template(group.name()),
                Optional.of(group.name()),
                new Resources(
                        most(name.map(InstanceTypeName::cpuUnits), Integer.MAX_VALUE),
                        most(name.map(InstanceTypeName::memoryMib), Integer.MAX_VALUE),
                        gpus),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                OptionalInt.empty(),
                attributes(demand, type, name),
                InstanceTemplates.provider(observation, group),
                Collections.emptySortedMap());
    }

    /** The named type's bound, no bound for a named type without one, or else that of an unnamed type. */
    private static int most(Optional<OptionalInt> named, int unnamed) {
        return named.map(bound -> bound.orElse(Integer.MAX_VALUE)).orElse(unnamed);
    }

    private SortedMap<String, String> attributes(Demand demand, String type, Optional<InstanceTypeName> name) {
        SortedMap<String, String> attributes = new TreeMap<>();
        for (Attribute required : demand.task().requiredAttributes()) {
            if (alone || InstanceTemplates.isOfEcs(required.name())) {
                attributes.put(required.name(), required.value().orElse(""));
            }
        }
        name.ifPresent(n -> {
            attributes.put(TYPE, type);
            attributes.put("ecs.cpu-architecture", n.architecture());
        });
        return attributes;
    }
}
