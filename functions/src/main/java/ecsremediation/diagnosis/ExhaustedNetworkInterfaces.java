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
 * Finds instances without a free network interface. Only EC2 knows how many interfaces an instance has
 * left, and the program does not call EC2. But ECS checks every instance before it reports {@code
 * RESOURCE:ENI}. So an instance has no interface left if it was registered at that time, no task has
 * started or stopped on it since, and it has everything else that the task requires.
 */
public final class ExhaustedNetworkInterfaces {
    private static final String REPORTED = "RESOURCE:ENI";

    /** The instances that take tasks and may have no interface left, by ARN. */
    private final Map<String, Candidate> candidates = new TreeMap<>();

    private final Set<String> exhausted = new TreeSet<>();

    /**
     * An instance that may have no interface left.
     *
     * @param changedAt when one of its tasks was last created or stopped, among the tasks that were read
     */
    private record Candidate(InstanceCapacity capacity, Instant registeredAt, Instant changedAt) {
        /**
         * The comparison is strict: a task of the same second may be of the same placement attempt, and
         * may have taken the last interface.
         */
        boolean isUnchangedSince(Instant then) {
            return registeredAt.isBefore(then) && !changedAt.isAfter(then);
        }
    }

    private ExhaustedNetworkInterfaces(ClusterIndex index) {
        Observation observation = index.observation();
        Map<String, InstanceCapacity> capacities = new TreeMap<>();
        index.registered().forEach(capacity -> capacity.id().arn().ifPresent(arn -> capacities.put(arn, capacity)));
        Map<String, Instant> changes = changes(observation);
        AttachedInterfaces attached = AttachedInterfaces.of(observation);
        for (ContainerInstance i : observation.containerInstances()) {
            InstanceCapacity capacity = capacities.get(i.arn());
            if (capacity != null && i.freeNetworkInterfaces().isEmpty() && attached.on(i) > 0) {
                Instant changedAt = changes.getOrDefault(i.arn(), i.registeredAt());
                candidates.put(i.arn(), new Candidate(capacity, i.registeredAt(), changedAt));
            }
        }
    }

    /**
     * The Observation with 0 free interfaces on those instances. It is unchanged if ECS reports no
     * exhausted interfaces.
     */
    public static Observation markIn(Observation observation) {
        List<Service> reporting = observation.services().stream()
                .filter(ExhaustedNetworkInterfaces::mayReport)
                .toList();
        if (reporting.isEmpty()) {
            return observation;
        }
        ClusterIndex index = new ClusterIndex(observation);
        ExhaustedNetworkInterfaces interfaces = new ExhaustedNetworkInterfaces(index);
        reporting.stream()
                .map(service -> ServiceCase.of(index, service))
                .filter(serviceCase -> ScopeRule.noGap(serviceCase)
                        .or(() -> ScopeRule.notOurs(serviceCase))
                        .isEmpty())
                .forEach(serviceCase -> report(serviceCase).ifPresent(line -> interfaces.mark(serviceCase, line.at())));
        return interfaces.exhausted.isEmpty() ? observation : withNone(observation, interfaces.exhausted);
    }

    /** A cheap test before the full one, for clusters of thousands of services. */
    private static boolean mayReport(Service service) {
        return Stream.concat(
                        service.messages().stream().map(m -> m.text()),
                        service.tasks().stream().flatMap(t -> t.stop().stream()).map(Task.Stop::reason))
                .anyMatch(text -> text.contains(REPORTED));
    }

    /** ECS's newest placement failure of the service, if it reports interfaces. */
    private static Optional<ServiceMessages.Line> report(ServiceCase serviceCase) {
        return serviceCase
                .messages()
                .placementFailure()
                .filter(line -> line.kind() == MessageKind.NO_NETWORK_INTERFACE);
    }

    /**
     * Marks the instances that would take a task of the service if they had an interface left.
     *
     * @param reportedAt when ECS reported the failure
     */
    private void mark(ServiceCase serviceCase, Instant reportedAt) {
        List<Demand> demands = serviceCase.demands().stream()
                .filter(d -> d.task().networkInterfaces() > 0)
                .toList();
        candidates.forEach((arn, candidate) -> {
            boolean fits = candidate.isUnchangedSince(reportedAt)
                    && demands.stream()
                            .anyMatch(d -> Fit.check(d, candidate.capacity()).isEmpty());
            if (fits) {
                exhausted.add(arn);
            }
        });
        exhausted.forEach(candidates::remove);
    }

    /** When a task of each instance was last created or stopped, by the instance's ARN. */
    private static Map<String, Instant> changes(Observation observation) {
        Map<String, Instant> changes = new TreeMap<>();
        observation.services().stream()
                .flatMap(s -> s.tasks().stream())
                .forEach(task -> task.containerInstance()
                        .ifPresent(arn -> changes.merge(arn, changed(task), (a, b) -> a.isAfter(b) ? a : b)));
        return changes;
    }

    private static Instant changed(Task task) {
        return task.stop().map(Task.Stop::at).orElse(task.createdAt());
    }

    private static Observation withNone(Observation o, Set<String> exhausted) {
        return o.with(o.containerInstances().stream()
                .map(i -> exhausted.contains(i.arn()) ? i.withoutNetworkInterfaces() : i)
                .toList());
    }
}
