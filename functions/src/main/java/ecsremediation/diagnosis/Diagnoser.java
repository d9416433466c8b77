package ecsremediation.diagnosis;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds out why tasks are missing. The rules apply in order, and the first that answers gives the
 * diagnosis: read {@link #beforePlacement} and {@link #afterPlacement} as a table. The rules for causes
 * that capacity does not fix come before the shortfall. So no instance is launched while another cause is
 * possible.
 */
public final class Diagnoser {
    private Diagnoser() {}

    /** The diagnoses of a cluster without open incidents. */
    public static List<Diagnosis> diagnose(Observation observation) {
        return diagnose(new Snapshot(observation));
    }

    /**
     * Exactly one diagnosis per service, by service name. Equal Snapshots give equal diagnoses.
     *
     * @param snapshot with its exhausted network interfaces marked
     */
    public static List<Diagnosis> diagnose(Snapshot snapshot) {
        Observation observation = snapshot.observation();
        ClusterIndex index = new ClusterIndex(snapshot);
        List<ServiceCase> cases = observation.services().stream()
                .sorted(Comparator.comparing(Service::name))
                .map(service -> ServiceCase.of(index, service))
                .toList();
        SortedMap<ServiceName, Diagnosis> diagnoses = new TreeMap<>();
        List<ServiceCase> open = new ArrayList<>();
        for (ServiceCase serviceCase : cases) {
            beforePlacement(serviceCase)
                    .ifPresentOrElse(d -> diagnoses.put(d.service(), d), () -> open.add(serviceCase));
        }
        PlacementCheck check = PlacementCheck.of(index, open);
        open.forEach(serviceCase -> diagnoses.put(serviceCase.name(), afterPlacement(serviceCase, check)));
        RolloutTurns.apply(cases, diagnoses);
        return Stream.concat(CompletenessRule.notFound(observation), diagnoses.values().stream())
                .sorted(Comparator.comparing(Diagnosis::service))
                .toList();
    }

    private static Optional<Diagnosis> beforePlacement(ServiceCase serviceCase) {
        return ScopeRule.of(serviceCase) // no task is missing, or this program does not manage the service
                .or(() -> CompletenessRule.of(serviceCase)); // too little was read
    }

    private static Diagnosis afterPlacement(ServiceCase serviceCase, PlacementCheck check) {
        boolean fits = check.unplaced(check.onRegistered(), serviceCase.name()) == 0;
        return TaskFailureRule.of(serviceCase, fits) // tasks start and do not stay up
                .or(() -> StartupRule.of(serviceCase)) // they have an instance and do not run yet
                .or(() -> RolloutRule.heldBack(serviceCase)) // the deployment's own limits
                .or(() -> ConvergenceRule.forCounts(serviceCase)) // no task is unplaced
                .or(() -> EcsMessageRule.of(serviceCase, check)) // ECS names a cause, or contradicts our check
                .or(() -> ConvergenceRule.forRetry(serviceCase, check)) // registered instances have capacity
                .or(() -> RolloutRule.freeingCapacity(serviceCase)) // ECS will stop older tasks
                .or(() -> ConvergenceRule.forCapacity(serviceCase, check)) // instances are in flight
                .or(() -> ConvergenceRule.forStopping(serviceCase, check)) // stopping tasks free their room
                .or(() -> AgentRule.of(serviceCase, check)) // instances run, and ECS cannot use them
                .orElseGet(() -> CapacityShortfallRule.of(serviceCase, check)); // another instance would help, or none
    }
}
