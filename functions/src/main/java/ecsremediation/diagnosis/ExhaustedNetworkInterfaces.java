package ecsremediation.diagnosis;

import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import ecsremediation.model.Task;
import ecsremediation.placement.AttachedInterfaces;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import ecsremediation.placement.InstanceCapacity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Network interfaces that ECS says are used up. What an instance has left of them only EC2 could tell, which is not asked;
 * but ECS looks at every instance before it says {@code RESOURCE:ENI}. So an instance that was there then, on which no task
 * came or went since, and that by all else takes the task, has none left.
 */
public final class ExhaustedNetworkInterfaces {
    private static final String SAID = "RESOURCE:ENI";

    /** The instances that take tasks and may have none left, by ARN. */
    private final Map<String, Candidate> candidates = new TreeMap<>();

    private final Set<String> used = new TreeSet<>();

    /**
     * An instance that ECS may have meant.
     *
     * @param changedAt when the last task that was read came onto it or went from it
     */
    private record Candidate(InstanceCapacity room, Instant registeredAt, Instant changedAt) {
        /** What came in the same moment may be of the same try, the last that found an interface. */
        boolean wasAsItIs(Instant then) {
            return registeredAt.isBefore(then) && !changedAt.isAfter(then);
        }
    }

    private ExhaustedNetworkInterfaces(ClusterIndex fleet) {
        Observation seen = fleet.observation();
        Map<String, InstanceCapacity> rooms = new TreeMap<>();
        fleet.registered().forEach(room -> room.id().arn().ifPresent(arn -> rooms.put(arn, room)));
        Map<String, Instant> changes = changes(seen);
        AttachedInterfaces attached = AttachedInterfaces.of(seen);
        for (ContainerInstance i : seen.containerInstances()) {
            InstanceCapacity room = rooms.get(i.arn());
            if (room != null && i.freeNetworkInterfaces().isEmpty() && attached.on(i) > 0) {
                Instant changedAt = changes.getOrDefault(i.arn(), i.registeredAt());
                candidates.put(i.arn(), new Candidate(room, i.registeredAt(), changedAt));
            }
        }
    }

    /** The Observation with 0 free interfaces on those instances; as it is where ECS says nothing of the kind. */
    public static Observation told(Observation seen) {
        List<Service> speaking = seen.services().stream()
                .filter(ExhaustedNetworkInterfaces::mayBeSaid)
                .toList();
        if (speaking.isEmpty()) {
            return seen;
        }
        ClusterIndex fleet = new ClusterIndex(seen);
        ExhaustedNetworkInterfaces interfaces = new ExhaustedNetworkInterfaces(fleet);
        speaking.stream()
                .map(service -> ServiceCase.of(fleet, service))
                .filter(it -> ScopeRule.of(it).isEmpty())
                .forEach(it -> said(it).ifPresent(line -> interfaces.use(it, line.at())));
        return interfaces.used.isEmpty() ? seen : withNone(seen, interfaces.used);
    }

    /** Before anything else is asked, for there are clusters of thousands of services. */
    private static boolean mayBeSaid(Service service) {
        return Stream.concat(
                        service.messages().stream().map(m -> m.text()),
                        service.tasks().stream().flatMap(t -> t.stop().stream()).map(Task.Stop::reason))
                .anyMatch(text -> text.contains(SAID));
    }

    /** ECS's last word on placing the service's tasks, where it is of interfaces. */
    private static Optional<ServiceMessages.Line> said(ServiceCase it) {
        return it.messages().placementFailure().filter(line -> line.kind() == MessageKind.NO_NETWORK_INTERFACE);
    }

    /** Notes the instances without any, by what was said at that time of tasks that want one. */
    private void use(ServiceCase it, Instant said) {
        List<Demand> demands = it.demands().stream()
                .filter(d -> d.task().networkInterfaces() > 0)
                .toList();
        candidates.forEach((arn, candidate) -> {
            boolean meant = candidate.wasAsItIs(said)
                    && demands.stream()
                            .anyMatch(d -> Fit.check(d, candidate.room()).isEmpty());
            if (meant) {
                used.add(arn);
            }
        });
        used.forEach(candidates::remove);
    }

    /** When a task last came onto an instance or went from it, by the instance's ARN. */
    private static Map<String, Instant> changes(Observation seen) {
        Map<String, Instant> changes = new TreeMap<>();
        seen.services().stream()
                .flatMap(s -> s.tasks().stream())
                .forEach(task -> task.containerInstance()
                        .ifPresent(arn -> changes.merge(arn, changed(task), (a, b) -> a.isAfter(b) ? a : b)));
        return changes;
    }

    private static Instant changed(Task task) {
        return task.stop().map(Task.Stop::at).orElse(task.createdAt());
    }

    private static Observation withNone(Observation o, Set<String> used) {
        return o.with(o.containerInstances().stream()
                .map(i -> used.contains(i.arn()) ? i.withoutNetworkInterfaces() : i)
                .toList());
    }
}
