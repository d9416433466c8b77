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
import java.util.LinkedHashMap;
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

    /**
     * One request for each choice of groups: tasks of different capacity providers have different ones. Empty
     * if no task is unplaced, the task definitions were not read, or none of the groups was read.
     */
    List<CapacityRequest> of(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.CapacityShortfall d -> of(d.service(), d.unplaced(), d.groups());
            case Diagnosis.Converging d -> waiting(d);
            case Diagnosis.NoGap d -> List.of();
            case Diagnosis.DeploymentLost d -> List.of();
            case Diagnosis.TaskFailing d -> List.of();
            case Diagnosis.AgentUnavailable d -> List.of();
            case Diagnosis.Unplaceable d -> List.of();
            case Diagnosis.NotOurs d -> List.of();
            case Diagnosis.Inconclusive d -> List.of();
        };
    }

    private List<CapacityRequest> waiting(Diagnosis.Converging d) {
        return waitsForCapacity(d) ? of(d.service(), d.unplaced(), groups(d.service())) : List.of();
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

    private List<CapacityRequest> of(ServiceName name, List<UnplacedTasks> unplaced, List<String> groups) {
        Optional<Service> service = observation.service(name);
        Map<String, Integer> counts = new TreeMap<>();
        unplaced.forEach(u -> counts.merge(u.taskDefinition(), u.count(), Integer::sum));
        Map<List<String>, List<Demand>> byGroups = new LinkedHashMap<>();
        counts.forEach((task, count) -> service.stream()
                .flatMap(s -> Demands.of(observation, s, task, count).stream())
                .forEach(demand -> byGroups.computeIfAbsent(groups(demand, groups), _ -> new ArrayList<>())
                        .add(demand)));
        return byGroups.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .map(entry -> new CapacityRequest(name, entry.getValue(), entry.getKey()))
                .toList();
    }

    /**
     * Those of the groups whose capacity provider may get the tasks; if there is none, the groups of these
     * providers.
     */
    private List<String> groups(Demand demand, List<String> groups) {
        List<String> known = groups.stream()
                .distinct()
                .filter(g -> observation.group(g).isPresent())
                .sorted()
                .toList();
        if (demand.capacityProviders().isEmpty()) {
            return known;
        }
        List<String> own = observation.capacityProviders().stream()
                .filter(p -> demand.capacityProviders().contains(p.name()))
                .flatMap(p -> p.group().stream())
                .filter(g -> observation.group(g).isPresent())
                .distinct()
                .sorted()
                .toList();
        List<String> common = known.stream().filter(own::contains).toList();
        return common.isEmpty() ? own : common;
    }
}
