package ecsremediation.diagnosis;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds out why tasks are missing. The {@link DrainingRule}, the {@link ScreeningRule}s and the {@link
 * CauseRule}s apply in this order, and the first that answers gives the diagnosis.
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
        DrainingRule.of(index, cases).forEach(d -> diagnoses.put(d.service(), d));
        List<ServiceCase> open = new ArrayList<>();
        for (ServiceCase serviceCase : cases) {
            if (!diagnoses.containsKey(serviceCase.name())) {
                ScreeningRule.first(serviceCase)
                        .ifPresentOrElse(d -> diagnoses.put(d.service(), d), () -> open.add(serviceCase));
            }
        }
        PlacementCheck all = PlacementCheck.of(index, open);
        List<ServiceCase> staying = withoutFailing(open, all, diagnoses);
        PlacementCheck check = staying.size() == open.size() ? all : PlacementCheck.of(index, staying);
        staying.forEach(serviceCase -> diagnoses.put(serviceCase.name(), CauseRule.first(serviceCase, check)));
        RolloutTurns.apply(cases, diagnoses);
        return Stream.concat(CompletenessRule.notFound(observation), diagnoses.values().stream())
                .sorted(Comparator.comparing(Diagnosis::service))
                .toList();
    }

    /**
     * Adds the diagnoses of the services whose tasks fail, and returns the others: tasks that do not stay up
     * take no free capacity from the tasks of other services.
     */
    private static List<ServiceCase> withoutFailing(
            List<ServiceCase> open, PlacementCheck check, SortedMap<ServiceName, Diagnosis> diagnoses) {
        List<ServiceCase> staying = new ArrayList<>();
        for (ServiceCase serviceCase : open) {
            CauseRule.TASK_FAILURE
                    .diagnosis(serviceCase, check)
                    .ifPresentOrElse(d -> diagnoses.put(d.service(), d), () -> staying.add(serviceCase));
        }
        return staying;
    }
}
