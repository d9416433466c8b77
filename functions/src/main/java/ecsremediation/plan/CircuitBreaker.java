package ecsremediation.plan;

import ecsremediation.incident.Incident;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.placement.Capacities;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Stops raising a group whose last three raises cured nothing: they brought instances, and no task came onto any of them.
 * A raise whose instances EC2 never launched costs nothing and is the {@link LaunchBackoff}'s matter. The third of a row is
 * waited for: nothing is bought before its instances are there, and ECS had the time to place tasks on them.
 */
final class CircuitBreaker {
    /** Raises in a row that may be in vain. Our choice: one may be bad luck, two a coincidence. */
    static final int MOST = 3;

    /** After that long one further raise is tried. Our choice: four tries a day. */
    static final Duration REST = Duration.ofHours(6);

    private CircuitBreaker() {}

    /** Empty while raises help, and once the rest is over or an operator has resumed. */
    static Optional<Plan> of(GroupContext s) {
        List<CapacityAction> row = row(s);
        List<CapacityAction> inVain =
                row.stream().filter(a -> !brought(a, s).isEmpty()).toList();
        if (inVain.isEmpty()) {
            return Optional.empty();
        }
        int onItsWay = Capacities.inFlightCount(s.observation(), s.group());
        if (onItsWay > 0) {
            return isRow(row, s) ? Optional.of(hold(inVain, onItsWay, s)) : Optional.empty();
        }
        return isRow(inVain, s) ? Optional.of(retry(inVain, s).orElseGet(() -> escalate(inVain, s))) : Optional.empty();
    }

    /** The raises since, on whose instances no task runs, those still to come included; the newest first. */
    private static List<CapacityAction> row(GroupContext s) {
        Optional<Instant> since = since(s);
        return s.observation().memory().actions().stream()
                .filter(a -> a.group().equals(s.group().name()))
                .filter(a -> since.filter(a.at()::isAfter).isPresent())
                .sorted(Comparator.comparing(CapacityAction::at).reversed())
                .takeWhile(a -> !isOfUse(a, s))
                .toList();
    }

    private static boolean isRow(List<CapacityAction> newestFirst, GroupContext s) {
        return newestFirst.size() >= MOST
                && s.now().isBefore(newestFirst.getFirst().at().plus(REST));
    }

    /** When the incident began, or its operator resumed. */
    private static Optional<Instant> since(GroupContext s) {
        Optional<Instant> opened = s.incidents().stream()
                .map(Incident::openedAt)
                .min(Comparator.naturalOrder())
                .map(t -> t.minusMillis(1));
        return opened.map(o -> s.resumedAt().filter(o::isBefore).orElse(o));
    }

    /** Something runs on the instances that came since, besides one task of each daemon service. */
    private static boolean isOfUse(CapacityAction raise, GroupContext s) {
        long daemons = s.observation().services().stream()
                .filter(service -> service.schedulingStrategy() == SchedulingStrategy.DAEMON)
                .count();
        return brought(raise, s).stream().anyMatch(i -> i.runningTasks() + i.pendingTasks() > daemons);
    }

    /** The group's instances that registered since. */
    private static List<ContainerInstance> brought(CapacityAction raise, GroupContext s) {
        List<String> ids = s.group().instances().stream().map(GroupInstance::id).toList();
        return s.observation().containerInstances().stream()
                .filter(i -> ids.contains(i.ec2InstanceId()))
                .filter(i -> !i.registeredAt().isBefore(raise.at()))
                .sorted(Comparator.comparing(ContainerInstance::ec2InstanceId))
                .toList();
    }

    /** What is on its way decides whether the last of them were in vain too: nothing is bought before it is there. */
    private static Plan hold(List<CapacityAction> newestFirst, int onItsWay, GroupContext s) {
        CapacityAction first = newestFirst.getLast();
        return s.hold(
                Plan.Hold.Reason.CAPACITY_ON_ITS_WAY,
                "The raises of " + s.group().name() + " since " + Clock.time(first.at()) + " brought "
                        + brought(first, s).size() + " instances, and no task runs on any of them; " + onItsWay
                        + " on the way will show whether more would help. " + s.need() + ".",
                Optional.of(s.booted()));
    }

    /** Where there is room for tasks, ECS has its time to place them on what came, before it counts as in vain. */
    private static Optional<Plan> retry(List<CapacityAction> newestFirst, GroupContext s) {
        int fitting = s.sizing().certificate().placements().stream()
                .mapToInt(SizingProof.Placed::onFree)
                .sum();
        return brought(newestFirst.getLast(), s).stream()
                .map(i -> i.registeredAt().plus(GroupPlanner.PLACEMENT_RETRY))
                .max(Comparator.naturalOrder())
                .filter(until -> fitting > 0 && s.now().isBefore(until))
                .map(until -> s.hold(
                        Plan.Hold.Reason.CONVERGING,
                        "There is room for " + fitting + " of the tasks, and ECS tries again within minutes. "
                                + s.need() + ".",
                        Optional.of(until)));
    }

    private static Plan escalate(List<CapacityAction> newestFirst, GroupContext s) {
        CapacityAction first = newestFirst.getLast();
        CapacityAction last = newestFirst.getFirst();
        List<ContainerInstance> instances = brought(first, s);
        return s.escalate(
                Plan.Escalate.Reason.NOT_CURED,
                newestFirst.size() + " raises of " + s.group().name() + " since " + Clock.time(first.at()) + ", from "
                        + first.from().desired() + " to " + last.to().desired()
                        + ", brought " + instances.size() + " instances, and no task runs on any of them. " + s.need()
                        + ". One more raise is tried after "
                        + Clock.time(last.at().plus(REST)) + ".",
                "Find out why no task goes onto " + instances.getLast().ec2InstanceId()
                        + " (its size, its attributes, the service's events); lower the group again; then:"
                        + " ecs-remediation resume");
    }
}
