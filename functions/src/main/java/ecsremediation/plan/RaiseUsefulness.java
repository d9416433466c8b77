package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.BroughtInstance;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.JudgedRaise;
import ecsremediation.model.Observation;
import ecsremediation.model.Timeouts;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import ecsremediation.placement.InstanceCapacity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether the raises for a service help it. A useless raise is its last one until an operator resumes its incident, the
 * group launches from something else, ECS places one of its tasks on what the raise brought after all, or {@link
 * Timeouts#CIRCUIT_BREAKER} has passed. While it is not certain and none of its tasks fits on what came, no further raise
 * follows either.
 */
final class RaiseUsefulness {
    private final Snapshot snapshot;
    private final Observation observation;
    private final RaiseJudge judge;

    /** The raises for each service, newest first. */
    private final Map<ServiceName, List<CapacityAction>> raises = new TreeMap<>();

    RaiseUsefulness(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.observation = snapshot.observation();
        this.judge = new RaiseJudge(observation);
        observation.memory().actions().stream()
                .sorted(Comparator.comparing(CapacityAction::at).reversed())
                .forEach(raise -> new TreeSet<>(raise.services())
                        .forEach(service -> raises.computeIfAbsent(service, _ -> new ArrayList<>())
                                .add(raise)));
    }

    /** The requests by the doubts about their services' raises; those without a doubt come first. */
    Map<Optional<RaiseDoubt>, List<CapacityRequest>> byDoubt(List<CapacityRequest> requests) {
        Map<Optional<RaiseDoubt>, List<CapacityRequest>> parts = new LinkedHashMap<>();
        parts.put(Optional.empty(), new ArrayList<>());
        for (CapacityRequest request : requests) {
            parts.computeIfAbsent(doubt(request), _ -> new ArrayList<>()).add(request);
        }
        parts.values().removeIf(List::isEmpty);
        return parts;
    }

    /** Whether the raise helped one of its services. */
    boolean helped(CapacityAction raise) {
        BroughtCapacity brought = BroughtCapacity.of(raise, observation);
        return judge.of(raise)
                .map(judged -> raise.services().stream()
                        .anyMatch(s -> !judged.useless().contains(s) || brought.takes(s)))
                .orElseGet(() -> raise.services().stream().anyMatch(s -> judge.isHelped(s, raise, brought)));
    }

    private Optional<RaiseDoubt> doubt(CapacityRequest request) {
        ServiceName service = request.service();
        for (CapacityAction raise : raises.getOrDefault(service, List.of())) {
            if (isResumed(service, raise)) {
                return Optional.empty();
            }
            Optional<JudgedRaise> judged = judge.of(raise);
            if (judged.isPresent()) {
                return judged.filter(j -> j.useless().contains(service))
                        .filter(j -> !isLifted(j, service))
                        .map(j -> new RaiseDoubt.Useless(raise, j.brought(), nextTry(raise.at())));
            }
            BroughtCapacity brought = BroughtCapacity.of(raise, observation);
            if (!brought.isNothing()) {
                return unproven(request, raise, brought);
            }
        }
        return Optional.empty();
    }

    private Optional<RaiseDoubt> unproven(CapacityRequest request, CapacityAction raise, BroughtCapacity brought) {
        return judge.isHelped(request.service(), raise, brought) || takesOne(request.demands(), brought)
                ? Optional.empty()
                : observation
                        .group(raise.group())
                        .flatMap(group -> judge.due(raise, group, brought))
                        .map(until -> new RaiseDoubt.Unproven(raise, brought.named(), until));
    }

    private boolean takesOne(List<Demand> demands, BroughtCapacity brought) {
        Set<String> arns = brought.arns();
        return Capacities.registered(observation).stream()
                .filter(capacity -> isOneOf(arns, capacity))
                .anyMatch(capacity -> demands.stream()
                        .anyMatch(demand -> Fit.check(demand, capacity).isEmpty()));
    }

    private static boolean isOneOf(Set<String> arns, InstanceCapacity capacity) {
        return capacity.id().arn().filter(arns::contains).isPresent();
    }

    private boolean isResumed(ServiceName service, CapacityAction raise) {
        return snapshot.incident(service)
                .flatMap(Incident::resumedAt)
                .filter(raise.at()::isBefore)
                .isPresent();
    }

    private boolean isLifted(JudgedRaise judged, ServiceName service) {
        return !nextTry(judged.raisedAt()).isAfter(observation.takenAt())
                || observation
                        .group(judged.group())
                        .map(AutoScalingGroup::launchSource)
                        .filter(now -> !now.equals(judged.launched()))
                        .isPresent()
                || isServedSince(judged, service);
    }

    private static Instant nextTry(Instant raisedAt) {
        return raisedAt.plus(Timeouts.CIRCUIT_BREAKER);
    }

    private boolean isServedSince(JudgedRaise judged, ServiceName service) {
        SortedSet<String> ids =
                judged.brought().stream().map(BroughtInstance::id).collect(Collectors.toCollection(TreeSet::new));
        return new BroughtCapacity(
                        observation,
                        observation.containerInstances().stream()
                                .filter(i -> ids.contains(i.ec2InstanceId()))
                                .toList())
                .takes(service);
    }
}
