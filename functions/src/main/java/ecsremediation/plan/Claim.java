package ecsremediation.plan;

import ecsremediation.diagnose.Diagnosis;
import ecsremediation.diagnose.UnplacedTasks;
import ecsremediation.observe.AutoScalingGroup;
import ecsremediation.observe.Observation;
import ecsremediation.observe.Service;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Demands;
import ecsremediation.placement.Rooms;
import ecsremediation.trigger.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A service's unplaced tasks and the groups that could take them. Services that wait for room that is there or on its
 * way claim it as well: what each of them could have alone may not be enough for all.
 */
record Claim(ServiceName service, List<Demand> demands, List<String> groups) {

    /** Empty where nothing is unplaced, or the task definitions were not read. */
    static Optional<Claim> of(Observation observation, Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.CapacityShortfall d -> of(observation, d.service(), d.unplaced(), d.groups());
            case Diagnosis.Converging d -> waiting(observation, d);
            case Diagnosis.NoGap d -> Optional.empty();
            case Diagnosis.TaskFailing d -> Optional.empty();
            case Diagnosis.AgentUnavailable d -> Optional.empty();
            case Diagnosis.Unplaceable d -> Optional.empty();
            case Diagnosis.NotOurs d -> Optional.empty();
            case Diagnosis.Inconclusive d -> Optional.empty();
        };
    }

    private static Optional<Claim> waiting(Observation observation, Diagnosis.Converging d) {
        return waitsForRoom(d)
                ? of(observation, d.service(), d.unplaced(), groups(observation, d.service()))
                : Optional.empty();
    }

    private static boolean waitsForRoom(Diagnosis.Converging d) {
        return d.progress() == Diagnosis.Converging.Progress.PLACEMENT_RETRY
                || d.progress() == Diagnosis.Converging.Progress.CAPACITY_ON_ITS_WAY;
    }

    private static List<String> groups(Observation observation, ServiceName service) {
        return observation.service(service).stream()
                .flatMap(s -> Rooms.groups(observation, s).stream())
                .map(AutoScalingGroup::name)
                .toList();
    }

    private static Optional<Claim> of(
            Observation observation, ServiceName name, List<UnplacedTasks> unplaced, List<String> groups) {
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
        return demands.isEmpty() || known.isEmpty() ? Optional.empty() : Optional.of(new Claim(name, demands, known));
    }
}
