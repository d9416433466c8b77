package ecsremediation.diagnosis;

import ecsremediation.incident.Snapshot;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds out why tasks are missing. The causes are asked in turn, those that need no look at room first, and
 * the first that answers is the diagnosis: read {@link #withoutRoom} and {@link #withRoom} as a table. A
 * cause that capacity cannot cure goes before the one that it can, so that nothing is bought on a doubt.
 */
public final class Diagnoser {
    private Diagnoser() {}

    /** The diagnoses of a cluster that has no open incident. */
    public static List<Diagnosis> diagnose(Observation seen) {
        return diagnose(new Snapshot(seen));
    }

    /** Exactly one diagnosis per service, by service name; the same for the same Snapshot, always. */
    public static List<Diagnosis> diagnose(Snapshot snapshot) {
        Observation observation = ExhaustedNetworkInterfaces.told(snapshot.observation());
        ClusterIndex fleet = new ClusterIndex(snapshot.with(observation));
        List<ServiceCase> cases = observation.services().stream()
                .sorted(Comparator.comparing(Service::name))
                .map(service -> ServiceCase.of(fleet, service))
                .toList();
        List<Diagnosis> diagnoses =
                new ArrayList<>(CompletenessRule.notFound(observation).toList());
        List<ServiceCase> open = new ArrayList<>();
        for (ServiceCase it : cases) {
            withoutRoom(it).ifPresentOrElse(diagnoses::add, () -> open.add(it));
        }
        PlacementCheck check = PlacementCheck.of(fleet, open);
        open.forEach(it -> diagnoses.add(withRoom(it, check)));
        return diagnoses.stream()
                .sorted(Comparator.comparing(Diagnosis::service))
                .toList();
    }

    private static Optional<Diagnosis> withoutRoom(ServiceCase it) {
        return ScopeRule.of(it) // nothing missing, or left to its owner
                .or(() -> CompletenessRule.of(it)); // too little was read
    }

    private static Diagnosis withRoom(ServiceCase it, PlacementCheck check) {
        boolean room = check.left(check.onFree(), it.name()) == 0;
        return TaskFailureRule.of(it, room) // tasks start and do not stay up
                .or(() -> StartupRule.of(it)) // placed, and not running yet
                .or(() -> RolloutRule.heldBack(it)) // the deployment's own limits
                .or(() -> ConvergenceRule.forCounts(it)) // nothing is unplaced
                .or(() -> EcsMessageRule.of(it, check)) // ECS knows better, or differs
                .or(() -> ConvergenceRule.forRetry(it, check)) // there is room
                .or(() -> RolloutRule.makingRoom(it)) // older tasks will go
                .or(() -> ConvergenceRule.forCapacity(it, check)) // instances are coming
                .or(() -> AgentRule.of(it, check)) // instances are there and of no use
                .orElseGet(() -> CapacityShortfallRule.of(it, check)); // another instance would help, or none would
    }
}
