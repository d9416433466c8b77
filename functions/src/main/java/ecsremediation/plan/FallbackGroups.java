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

/**
 * Groups whose launches fail or are suspended, and for which another group can stand in: what they asked for and did not
 * get is not waited for. Tasks that go through capacity providers are bound to theirs, so nothing stands in for those.
 *
 * @param passedOver the names of those groups
 */
record FallbackGroups(Set<String> passedOver) {

    static FallbackGroups of(Observation observation, List<Diagnosis> diagnoses, Limits limits) {
        Set<String> passedOver = new TreeSet<>();
        for (Diagnosis diagnosis : diagnoses) {
            if (diagnosis instanceof Diagnosis.CapacityShortfall shortfall
                    && !isBound(shortfall.service(), observation)) {
                passedOver.addAll(passedOver(shortfall, observation, limits));
            }
        }
        return new FallbackGroups(passedOver);
    }

    /** What is there or comes: the rooms without those that the groups asked for and do not get. */
    List<InstanceCapacity> without(List<InstanceCapacity> capacities) {
        return capacities.stream().filter(capacity -> !isPassedOver(capacity)).toList();
    }

    /** The same for the plan of a group: what the group itself asked for is not asked for again. */
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

    private static Set<String> passedOver(
            Diagnosis.CapacityShortfall shortfall, Observation observation, Limits limits) {
        Set<String> launchNothing = new TreeSet<>();
        boolean anotherMayServe = false;
        for (String name : shortfall.groups()) {
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

    /** Whether capacity providers decide which group a service's tasks are for. */
    static boolean isBound(ServiceName service, Observation observation) {
        return observation
                .service(service)
                .map(Service::capacityProviders)
                .filter(providers -> !providers.isEmpty())
                .isPresent();
    }
}
