package ecsremediation.diagnosis;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
        List<Diagnosis> diagnoses =
                new ArrayList<>(CompletenessRule.notFound(observation).toList());
        List<Diagnosis> leaving = DrainingRule.of(index, cases);
        Set<ServiceName> decided =
                leaving.stream().map(Diagnosis::service).collect(Collectors.toCollection(TreeSet::new));
        diagnoses.addAll(leaving);
        List<ServiceCase> open = new ArrayList<>();
        for (ServiceCase serviceCase : cases) {
            if (!decided.contains(serviceCase.name())) {
                ScreeningRule.first(serviceCase).ifPresentOrElse(diagnoses::add, () -> open.add(serviceCase));
            }
        }
        PlacementCheck all = PlacementCheck.of(index, open);
        List<ServiceCase> staying = withoutFailing(open, all, diagnoses);
        PlacementCheck check = staying.size() == open.size() ? all : PlacementCheck.of(index, staying);
        staying.forEach(serviceCase -> diagnoses.add(CauseRule.first(serviceCase, check)));
        return diagnoses.stream()
                .sorted(Comparator.comparing(Diagnosis::service))
                .toList();
    }

    /**
     * Adds the diagnoses of the services whose tasks fail, and returns the others: tasks that do not stay up
     * take no room from the tasks of other services.
     */
    private static List<ServiceCase> withoutFailing(
            List<ServiceCase> open, PlacementCheck check, List<Diagnosis> diagnoses) {
        List<ServiceCase> staying = new ArrayList<>();
        for (ServiceCase serviceCase : open) {
            CauseRule.TASK_FAILURE
                    .diagnosis(serviceCase, check)
                    .ifPresentOrElse(diagnoses::add, () -> staying.add(serviceCase));
        }
        return staying;
    }
}
