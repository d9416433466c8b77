package ecsremediation.plan;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The groups that launch nothing and that another group replaces: their requested instances do not count
 * as in flight. Tasks of a service with capacity providers are bound to those providers' groups, so
 * another group never replaces these.
 *
 * @param passedOver the names of the replaced groups
 */
record FallbackGroups(Set<String> passedOver) {

    static FallbackGroups of(Observation observation, List<Diagnosis> diagnoses, Limits limits) {
        Set<String> passedOver = new TreeSet<>();
        diagnoses.stream()
                .flatMap(
                        d -> d instanceof Diagnosis.CapacityShortfall shortfall ? Stream.of(shortfall) : Stream.empty())
                .filter(shortfall -> !isBound(shortfall.service(), observation))
                .map(Diagnosis.CapacityShortfall::groups)
                .distinct()
                .forEach(groups -> passedOver.addAll(passedOver(groups, observation, limits)));
        return new FallbackGroups(passedOver);
    }

    /** The capacities without the requested instances of the replaced groups. */
    List<InstanceCapacity> without(List<InstanceCapacity> capacities) {
        return capacities.stream().filter(capacity -> !isPassedOver(capacity)).toList();
    }

    /**
     * The capacities for a group's own plan. It adds the group's own requested instances, so that they are
     * not requested twice.
     *
     * @param there the capacities that count for every group
     * @param inFlight the capacities of all requested instances
     */
    List<InstanceCapacity> andOwn(List<InstanceCapacity> there, List<InstanceCapacity> inFlight, String group) {
        List<InstanceCapacity> capacities = new ArrayList<>(there);
        inFlight.stream()
                .filter(capacity -> capacity.id() instanceof InstanceId.Requested asked
                        && asked.group().equals(group))
                .filter(this::isPassedOver)
                .forEach(capacities::add);
        return List.copyOf(capacities);
    }

    private boolean isPassedOver(InstanceCapacity capacity) {
        return capacity.id() instanceof InstanceId.Requested asked && passedOver.contains(asked.group());
    }

    private static Set<String> passedOver(List<String> groups, Observation observation, Limits limits) {
        Set<String> launchNothing = new TreeSet<>();
        boolean anotherMayServe = false;
        for (String name : groups) {
            for (AutoScalingGroup group : observation.group(name).stream().toList()) {
                Eligibility eligibility = Eligibility.ofOneMore(group, observation, limits);
                anotherMayServe |= eligibility.isEligible();
                if (eligibility.launchesNothing()) {
                    launchNothing.add(name);
                }
            }
        }
        return anotherMayServe ? launchNothing : Set.of();
    }

    /** Whether capacity providers decide which group takes a service's tasks. */
    static boolean isBound(ServiceName service, Observation observation) {
        return observation
                .service(service)
                .map(Service::capacityProviders)
                .filter(providers -> !providers.isEmpty())
                .isPresent();
    }
}
