package ecsremediation.plan;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import ecsremediation.placement.ServiceGroups;
import ecsremediation.placement.UnreadParts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What could not be read or understood, by the groups that it concerns: how much capacity the services of
 * these groups need is not known.
 */
final class Doubts {
    private final Observation observation;
    private final ServiceGroups serviceGroups;
    private final UnreadParts unread;
    private final Map<String, List<Diagnosis.Inconclusive>> partial = new TreeMap<>();

    Doubts(Observation observation, List<Diagnosis> diagnoses) {
        this.observation = observation;
        this.serviceGroups = new ServiceGroups(observation);
        this.unread = UnreadParts.of(observation);
        for (Diagnosis diagnosis : diagnoses) {
            if (diagnosis instanceof Diagnosis.Inconclusive d && d.kind() == Diagnosis.Inconclusive.Kind.PARTIAL) {
                groups(d.service())
                        .forEach(name -> partial.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(d));
            }
        }
    }

    /** The read failures that concern the group or a further group of one of the services. */
    List<ReadFailure> unread(String group, Collection<ServiceName> services) {
        return unread.of(group, services);
    }

    /** The first service whose need is not known and that shares the group or a further one of the services. */
    Optional<Diagnosis.Inconclusive> neighbour(String group, Collection<ServiceName> services) {
        return Stream.concat(Stream.of(group), services.stream().flatMap(this::groups))
                .flatMap(name -> partial.getOrDefault(name, List.of()).stream())
                .findFirst();
    }

    private Stream<String> groups(ServiceName name) {
        return observation.service(name).stream().flatMap(service -> serviceGroups.usedBy(service).stream());
    }
}
