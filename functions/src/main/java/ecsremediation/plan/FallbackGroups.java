package ecsremediation.plan;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.FailingLaunches;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Groups whose launches fail, and for which another one can stand in: what they asked for and did not get is not waited
 * for. Tasks that go through capacity providers are bound to theirs, so nothing stands in for those.
 */
final class FallbackGroups {
    private FallbackGroups() {}

    /** Whether a group may be changed and stands below its ceiling. */
    static boolean mayGrow(AutoScalingGroup group) {
        return Ceiling.of(group) instanceof Ceiling.Set set && group.capacity().desired() < set.most();
    }

    /** Whether it may grow, and launches what it is asked for. */
    static boolean isOpen(AutoScalingGroup group) {
        return mayGrow(group)
                && !group.suspendedProcesses().contains("Launch")
                && FailingLaunches.of(group).isEmpty();
    }

    /** The rooms without those that fail to come where another group can take the tasks. */
    static List<InstanceCapacity> withoutFailing(
            List<InstanceCapacity> rooms, Observation observation, List<Diagnosis> diagnoses) {
        Set<String> passedOver = new TreeSet<>();
        for (Diagnosis diagnosis : diagnoses) {
            if (diagnosis instanceof Diagnosis.CapacityShortfall shortfall && isFree(shortfall, observation)) {
                passedOver.addAll(failing(shortfall.groups(), observation));
            }
        }
        return rooms.stream()
                .filter(r -> !(r.id() instanceof InstanceId.Requested asked && passedOver.contains(asked.group())))
                .toList();
    }

    private static boolean isFree(Diagnosis.CapacityShortfall shortfall, Observation observation) {
        return !isBound(shortfall.service(), observation)
                && shortfall.groups().stream()
                        .flatMap(name -> observation.group(name).stream())
                        .anyMatch(FallbackGroups::isOpen);
    }

    /** Whether capacity providers decide which group a service's tasks are for. */
    static boolean isBound(ServiceName service, Observation observation) {
        return observation
                .service(service)
                .map(Service::capacityProviders)
                .filter(providers -> !providers.isEmpty())
                .isPresent();
    }

    private static List<String> failing(List<String> groups, Observation observation) {
        return groups.stream()
                .flatMap(name -> observation.group(name).stream())
                .filter(group -> FailingLaunches.of(group).isPresent())
                .map(AutoScalingGroup::name)
                .toList();
    }
}
