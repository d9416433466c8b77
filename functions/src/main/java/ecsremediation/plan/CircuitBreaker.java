package ecsremediation.plan;

import ecsremediation.observe.ContainerInstance;
import ecsremediation.observe.GroupAction;
import ecsremediation.observe.GroupInstance;
import ecsremediation.observe.Incident;
import ecsremediation.observe.SchedulingStrategy;
import ecsremediation.placement.Rooms;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Stops raising a group whose last three raises cured nothing: they brought instances, and no task came onto any of them.
 * A raise whose instances EC2 never launched costs nothing and is the {@link Backoff}'s matter.
 */
final class CircuitBreaker {
    /** Raises in a row that may be in vain. Our choice: one may be bad luck, two a coincidence. */
    static final int MOST = 3;

    /** After that long one further raise is tried. Our choice: four tries a day. */
    static final Duration REST = Duration.ofHours(6);

    private CircuitBreaker() {}

    /** Empty while raises help, while one is still on its way, and once the rest is over or an operator has resumed. */
    static Optional<Plan> of(Situation s) {
        Optional<Instant> since = since(s);
        if (since.isEmpty() || Rooms.inFlightCount(s.observation(), s.group()) > 0) {
            return Optional.empty();
        }
        List<GroupAction> inVain = s.observation().memory().actions().stream()
                .filter(a -> a.group().equals(s.group().name()))
                .filter(a -> a.at().isAfter(since.get()))
                .sorted(Comparator.comparing(GroupAction::at).reversed())
                .takeWhile(a -> !isOfUse(a, s))
                .filter(a -> !brought(a, s).isEmpty())
                .toList();
        boolean open =
                inVain.size() >= MOST && s.now().isBefore(inVain.getFirst().at().plus(REST));
        return open ? Optional.of(escalate(inVain, s)) : Optional.empty();
    }

    /** When the incident began, or its operator resumed. */
    private static Optional<Instant> since(Situation s) {
        Optional<Instant> opened = s.incidents().stream()
                .map(Incident::openedAt)
                .min(Comparator.naturalOrder())
                .map(t -> t.minusMillis(1));
        return opened.map(o -> s.resumedAt().filter(o::isBefore).orElse(o));
    }

    /** Something runs on the instances that came since, besides one task of each daemon service. */
    private static boolean isOfUse(GroupAction raise, Situation s) {
        long daemons = s.observation().services().stream()
                .filter(service -> service.schedulingStrategy() == SchedulingStrategy.DAEMON)
                .count();
        return brought(raise, s).stream().anyMatch(i -> i.runningTasks() + i.pendingTasks() > daemons);
    }

    /** The group's instances that registered since. */
    private static List<ContainerInstance> brought(GroupAction raise, Situation s) {
        List<String> ids = s.group().instances().stream().map(GroupInstance::id).toList();
        return s.observation().containerInstances().stream()
                .filter(i -> ids.contains(i.ec2InstanceId()))
                .filter(i -> !i.registeredAt().isBefore(raise.at()))
                .sorted(Comparator.comparing(ContainerInstance::ec2InstanceId))
                .toList();
    }

    private static Plan escalate(List<GroupAction> newestFirst, Situation s) {
        GroupAction first = newestFirst.getLast();
        GroupAction last = newestFirst.getFirst();
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
