package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.JudgedRaise;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import ecsremediation.model.Timeouts;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.UnreadParts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Judges raises. A raise was useful for a service if fewer of its tasks are missing than at the raise, or if ECS placed
 * one of them on what the raise brought. It is judged {@link Timeouts#PLACEMENT_RETRY} after its last instance
 * registered. An instance that has not registered within the group's boot limit is not waited for; a raise of which
 * none registered is never judged, because the deadline of the boot reports it.
 */
public final class RaiseJudge {
    private static final Comparator<CapacityAction> IDENTITY =
            Comparator.comparing(CapacityAction::group).thenComparing(CapacityAction::at);

    private final Observation observation;
    private final UnreadParts unread;

    /** What is found once about each raise, however many services it was for. */
    private final SortedMap<CapacityAction, BroughtCapacity> brought = new TreeMap<>(IDENTITY);

    private final SortedMap<CapacityAction, Optional<JudgedRaise>> judged = new TreeMap<>(IDENTITY);

    RaiseJudge(Observation observation) {
        this.observation = observation;
        this.unread = UnreadParts.of(observation);
    }

    /** The raises that can be judged now and are not yet stored as judged. */
    public static List<JudgedRaise> newlyJudged(Observation observation) {
        RaiseJudge judge = new RaiseJudge(observation);
        return observation.memory().actions().stream()
                .filter(raise -> observation.memory().judged(raise).isEmpty())
                .flatMap(raise -> judge.judged(raise).stream())
                .toList();
    }

    /** The stored judgement, or that of now; empty while it is not certain. */
    Optional<JudgedRaise> of(CapacityAction raise) {
        return judged.computeIfAbsent(raise, r -> observation.memory().judged(r).or(() -> judged(r)));
    }

    /** What has registered in the raised group since the raise. */
    BroughtCapacity brought(CapacityAction raise) {
        return brought.computeIfAbsent(raise, r -> BroughtCapacity.of(r, observation));
    }

    private Optional<JudgedRaise> judged(CapacityAction raise) {
        return observation
                .group(raise.group())
                .filter(_ -> unread.of(raise.group(), raise.services()).isEmpty())
                .flatMap(group -> judged(raise, group));
    }

    private Optional<JudgedRaise> judged(CapacityAction raise, AutoScalingGroup group) {
        BroughtCapacity capacity = brought(raise);
        boolean isOver = due(raise, group, capacity)
                .filter(due -> !due.isAfter(observation.takenAt()))
                .isPresent();
        List<ServiceName> open = raise.services().stream()
                .distinct()
                .filter(service -> !(isOver ? isHelped(service, raise, capacity) : isServed(service, capacity)))
                .sorted()
                .toList();
        if (capacity.isNothing() || (!isOver && !open.isEmpty())) {
            return Optional.empty();
        }
        boolean isShared = raise.limited() && open.size() < raise.services().size();
        return Optional.of(new JudgedRaise(
                raise.group(),
                raise.at(),
                observation.takenAt(),
                isShared ? List.of() : open,
                capacity.named(),
                group.launchSource()));
    }

    /** When the raise can be judged as far as is known now; empty if nothing has registered. */
    Optional<Instant> due(CapacityAction raise, AutoScalingGroup group, BroughtCapacity brought) {
        Instant booted = raise.at().plus(observation.memory().bootLimit(group.name()));
        boolean isAwaited = booted.isAfter(observation.takenAt()) && Capacities.inFlightCount(observation, group) > 0;
        return brought.last()
                .map(last -> isAwaited && booted.isAfter(last) ? booted : last)
                .map(last -> last.plus(Timeouts.PLACEMENT_RETRY));
    }

    /** Whether the raise helped the service by now. */
    boolean isHelped(ServiceName service, CapacityAction raise, BroughtCapacity brought) {
        OptionalInt before = raise.missing(service);
        return isServed(service, brought)
                || observation
                        .service(service)
                        .map(Service::missing)
                        .filter(now -> before.isPresent() && now < before.getAsInt())
                        .isPresent();
    }

    /** Whether the service is gone or complete, or has a task on what was brought. */
    private boolean isServed(ServiceName service, BroughtCapacity brought) {
        return observation
                        .service(service)
                        .map(Service::missing)
                        .filter(n -> n > 0)
                        .isEmpty()
                || brought.takes(service);
    }
}
