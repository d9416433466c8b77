package ecsremediation.plan;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.UnplacedTasks;
import ecsremediation.event.ServiceName;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Demands;
import ecsremediation.placement.ServiceGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the services that need capacity. It includes those that wait for free or in-flight capacity: that
 * capacity may suffice for each of them alone and not for all together.
 */
final class CapacityRequests {
    private final Observation observation;
    private final ServiceGroups serviceGroups;

    CapacityRequests(Observation observation) {
        this.observation = observation;
        this.serviceGroups = new ServiceGroups(observation);
    }

    /** Empty if no task is unplaced, the task definitions were not read, or none of the groups was read. */
    Optional<CapacityRequest> of(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.CapacityShortfall d -> of(d.service(), d.unplaced(), d.groups());
            case Diagnosis.Converging d -> waiting(d);
            case Diagnosis.NoGap d -> Optional.empty();
            case Diagnosis.DeploymentLost d -> Optional.empty();
            case Diagnosis.TaskFailing d -> Optional.empty();
            case Diagnosis.AgentUnavailable d -> Optional.empty();
            case Diagnosis.Unplaceable d -> Optional.empty();
            case Diagnosis.NotOurs d -> Optional.empty();
            case Diagnosis.Inconclusive d -> Optional.empty();
        };
    }

    private Optional<CapacityRequest> waiting(Diagnosis.Converging d) {
        return waitsForCapacity(d) ? of(d.service(), d.unplaced(), groups(d.service())) : Optional.empty();
    }

    private static boolean waitsForCapacity(Diagnosis.Converging d) {
        return d.progress() == Diagnosis.Converging.Progress.PLACEMENT_RETRY
                || d.progress() == Diagnosis.Converging.Progress.TASKS_STOPPING
                || d.progress() == Diagnosis.Converging.Progress.CAPACITY_ON_ITS_WAY;
    }

    private List<String> groups(ServiceName name) {
        return observation.service(name).stream()
                .flatMap(service -> serviceGroups.of(service).stream())
                .map(AutoScalingGroup::name)
                .toList();
    }

    private Optional<CapacityRequest> of(ServiceName name, List<UnplacedTasks> unplaced, List<String> groups) {
        Optional<Service> service = observation.service(name);
        Map<String, Integer> counts = new TreeMap<>();
        unplaced.forEach(u -> counts.merge(u.taskDefinition(), u.count(), Integer::sum));
        List<Demand> demands = new ArrayList<>();
        counts.forEach((task, count) ->
                service.flatMap(s -> Demands.of(observation, s, task, count)).ifPresent(demands::add));
        List<String> known = groups.stream()
                .distinct()
                .filter(g -> observation.group(g).isPresent())
                .sorted()
                .toList();
        return demands.isEmpty() || known.isEmpty()
                ? Optional.empty()
                : Optional.of(new CapacityRequest(name, demands, known));
    }
}
