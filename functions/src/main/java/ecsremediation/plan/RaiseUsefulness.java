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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the raises for a service help it. A useless raise is its last one until an operator resumes its incident, the
 * group launches from something else, ECS places one of its tasks on what the raise brought after all, or {@link
 * UselessStreak#nextTry}. After that time alone, one instance shows whether further ones would help. While a raise is not
 * certain and none of the service's tasks fits on what came, no further raise follows either.
 */
public final class RaiseUsefulness {
    private final Snapshot snapshot;
    private final Observation observation;
    private final RaiseJudge judge;

    /** What a judged raise brought and is still there. */
    private final SortedMap<JudgedRaise, BroughtCapacity> since =
            new TreeMap<>(Comparator.comparing(JudgedRaise::group).thenComparing(JudgedRaise::raisedAt));

    /** The raises for each service, newest first. */
    private final Map<ServiceName, List<CapacityAction>> raises = new TreeMap<>();

    public RaiseUsefulness(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.observation = snapshot.observation();
        this.judge = new RaiseJudge(observation);
        observation.memory().actions().stream()
                .sorted(Comparator.comparing(CapacityAction::at).reversed())
                .forEach(raise -> new TreeSet<>(raise.services())
                        .forEach(service -> raises.computeIfAbsent(service, _ -> new ArrayList<>())
                                .add(raise)));
    }

    /**
     * Whether a raise for the service that is made now only tries again what was useless: nothing but time ended the
     * stop after the raises before it.
     */
    public boolean triesAgain(ServiceName service) {
        return streak(service).isPresent();
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
        BroughtCapacity brought = judge.brought(raise);
        return judge.of(raise)
                .map(judged -> raise.services().stream().anyMatch(s -> !judged.wasUselessFor(s) || brought.takes(s)))
                .orElseGet(() -> raise.services().stream().anyMatch(s -> judge.isHelped(s, raise, brought)));
    }

    private Optional<RaiseDoubt> doubt(CapacityRequest request) {
        List<CapacityAction> own = ownRaises(request.service());
        Optional<UselessStreak> streak = streak(request.service());
        for (CapacityAction raise : own) {
            if (judge.of(raise).isPresent()) {
                break;
            }
            BroughtCapacity brought = judge.brought(raise);
            if (!brought.isNothing()) {
                return unproven(request, raise, brought, streak.isPresent());
            }
            Instant booted = raise.at().plus(observation.memory().bootLimit(raise.group()));
            if (streak.isPresent() && booted.isAfter(observation.takenAt()) && isLaunching(raise)) {
                return Optional.of(new RaiseDoubt.Unproven(raise, List.of(), booted));
            }
        }
        return streak.map(useless -> doubt(useless, own));
    }

    private RaiseDoubt doubt(UselessStreak streak, List<CapacityAction> own) {
        JudgedRaise newest = streak.raises().getFirst();
        return own.stream()
                .filter(newest::isOf)
                .findFirst()
                .filter(_ -> streak.nextTry().isAfter(observation.takenAt()))
                .<RaiseDoubt>map(raise -> new RaiseDoubt.Useless(raise, newest.brought(), streak.nextTry()))
                .orElseGet(RaiseDoubt.StopOver::new);
    }

    /** The raises for the service since an operator last resumed its incident, newest first. */
    private List<CapacityAction> ownRaises(ServiceName service) {
        return raises.getOrDefault(service, List.of()).stream()
                .takeWhile(raise -> !isResumed(service, raise.at()))
                .toList();
    }

    /** The useless raises for the service up to its newest judged one; empty if that one was useful or no longer counts. */
    Optional<UselessStreak> streak(ServiceName service) {
        List<JudgedRaise> judged = ownRaises(service).stream()
                .flatMap(raise -> judge.of(raise).stream())
                .toList();
        List<JudgedRaise> useless =
                judged.stream().takeWhile(j -> isStillUseless(j, service)).toList();
        Stream<JudgedRaise> earlier = useless.size() < judged.size() ? Stream.of() : earlier(service);
        List<JudgedRaise> all = Stream.concat(useless.stream(), earlier).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(new UselessStreak(all));
    }

    /** Those of the present shortage whose raises are not loaded any more. */
    private Stream<JudgedRaise> earlier(ServiceName service) {
        Optional<Instant> begun = snapshot.incident(service).map(Incident::shortageAfter);
        return observation.memory().judged().stream()
                .filter(j -> j.wasUselessFor(service))
                .filter(j -> j.raisedAt().isBefore(observation.takenAt().minus(Timeouts.ACTIONS_LOADED)))
                .filter(j -> begun.filter(b -> !b.isAfter(j.raisedAt())).isPresent())
                .filter(j -> !isResumed(service, j.raisedAt()))
                .sorted(Comparator.comparing(JudgedRaise::raisedAt).reversed())
                .takeWhile(j -> isStillUseless(j, service));
    }

    /**
     * @param repeated whether the raise before it was useless. Then room on what came is not enough: ECS has to use
     *     it.
     */
    private Optional<RaiseDoubt> unproven(
            CapacityRequest request, CapacityAction raise, BroughtCapacity brought, boolean repeated) {
        return judge.isHelped(request.service(), raise, brought) || (!repeated && takesOne(request.demands(), brought))
                ? Optional.empty()
                : observation
                        .group(raise.group())
                        .flatMap(group -> judge.due(raise, group, brought))
                        .map(until -> new RaiseDoubt.Unproven(raise, brought.named(), until));
    }

    private boolean isLaunching(CapacityAction raise) {
        return observation
                .group(raise.group())
                .filter(group -> Capacities.inFlightCount(observation, group) > 0)
                .isPresent();
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

    private boolean isResumed(ServiceName service, Instant raisedAt) {
        return snapshot.incident(service)
                .flatMap(i -> i.timeline().resumedAt())
                .filter(raisedAt::isBefore)
                .isPresent();
    }

    private boolean isStillUseless(JudgedRaise judged, ServiceName service) {
        return judged.wasUselessFor(service)
                && observation
                        .group(judged.group())
                        .map(AutoScalingGroup::launchSource)
                        .filter(now -> !now.equals(judged.launched()))
                        .isEmpty()
                && !isServedSince(judged, service);
    }

    private boolean isServedSince(JudgedRaise judged, ServiceName service) {
        return since.computeIfAbsent(judged, this::capacity).takes(service);
    }

    private BroughtCapacity capacity(JudgedRaise judged) {
        SortedSet<String> ids =
                judged.brought().stream().map(BroughtInstance::id).collect(Collectors.toCollection(TreeSet::new));
        return BroughtCapacity.of(
                observation.containerInstances().stream()
                        .filter(i -> ids.contains(i.ec2InstanceId()))
                        .toList(),
                observation);
    }
}
