package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.model.Timeouts;
import ecsremediation.placement.Capacities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Stops raising a group, or for a service whichever its group, whose last three raises resolved nothing: they brought
 * instances, and ECS placed no task on any of them.
 * A raise whose instances EC2 never launched costs nothing and is the {@link LaunchBackoff}'s matter. The third of a row is
 * waited for: nothing is bought before its instances are there, and ECS had the time to place tasks on them.
 */
final class CircuitBreaker {
    /** Raises in a row that may be in vain. Our choice: one may be bad luck, two a coincidence. */
    static final int MOST = 3;

    private CircuitBreaker() {}

    /** Empty while raises help, and once the rest is over or an operator has resumed. */
    static Optional<Plan> of(GroupContext s) {
        return rows(s).flatMap(row -> of(row, s).stream()).findFirst();
    }

    private static Optional<Plan> of(List<CapacityAction> row, GroupContext s) {
        List<CapacityAction> inVain =
                row.stream().filter(a -> !brought(a, s).isEmpty()).toList();
        if (inVain.isEmpty()) {
            return Optional.empty();
        }
        int onItsWay = onItsWay(row, s);
        if (onItsWay > 0) {
            return isRow(row, s) ? Optional.of(hold(inVain, onItsWay, s)) : Optional.empty();
        }
        return isRow(inVain, s) ? Optional.of(retry(inVain, s).orElseGet(() -> escalate(inVain, s))) : Optional.empty();
    }

    /** The group's row, and then that of each service; one that several services have in common comes once. */
    private static Stream<List<CapacityAction>> rows(GroupContext s) {
        Optional<Instant> since = since(s);
        List<CapacityAction> newestFirst = s.observation().memory().actions().stream()
                .filter(a -> since.filter(a.at()::isAfter).isPresent())
                .sorted(Comparator.comparing(CapacityAction::at).reversed())
                .toList();
        Stream<List<Integer>> ofGroup = Stream.of(IntStream.range(0, newestFirst.size())
                .filter(i -> newestFirst.get(i).group().equals(s.group().name()))
                .boxed()
                .toList());
        Map<ServiceName, List<Integer>> byService = byService(newestFirst);
        Stream<List<Integer>> ofServices =
                s.services().stream().map(service -> byService.getOrDefault(service, List.of()));
        return Stream.concat(ofGroup, ofServices)
                .distinct()
                .map(positions -> row(positions.stream().map(newestFirst::get), s));
    }

    /** The positions of each service's raises. */
    private static Map<ServiceName, List<Integer>> byService(List<CapacityAction> raises) {
        Map<ServiceName, List<Integer>> positions = new TreeMap<>();
        for (int i = 0; i < raises.size(); i++) {
            for (ServiceName service : new TreeSet<>(raises.get(i).services())) {
                positions.computeIfAbsent(service, s -> new ArrayList<>()).add(i);
            }
        }
        return positions;
    }

    /** The raises since, on whose instances no task runs, those still to come included; the newest first. */
    private static List<CapacityAction> row(Stream<CapacityAction> newestFirst, GroupContext s) {
        return newestFirst.takeWhile(a -> !isOfUse(a, s)).toList();
    }

    /** Instances that the raised groups still get; one that launches nothing gets none, and is passed over. */
    private static int onItsWay(List<CapacityAction> row, GroupContext s) {
        return groups(row).stream()
                .flatMap(name -> s.observation().group(name).stream())
                .filter(g -> g.equals(s.group())
                        || !Eligibility.ofOneMore(g, s.observation(), s.limits())
                                .launchesNothing())
                .mapToInt(g -> Capacities.inFlightCount(s.observation(), g))
                .sum();
    }

    private static SortedSet<String> groups(List<CapacityAction> raises) {
        return raises.stream().map(CapacityAction::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isRow(List<CapacityAction> newestFirst, GroupContext s) {
        return newestFirst.size() >= MOST
                && s.now().isBefore(newestFirst.getFirst().at().plus(Timeouts.CIRCUIT_BREAKER));
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

    /** The raised group's instances that registered since. */
    private static List<ContainerInstance> brought(CapacityAction raise, GroupContext s) {
        SortedSet<String> ids = s.observation().group(raise.group()).stream()
                .flatMap(g -> g.instances().stream())
                .map(GroupInstance::id)
                .collect(Collectors.toCollection(TreeSet::new));
        return s.observation().containerInstances().stream()
                .filter(i -> ids.contains(i.ec2InstanceId()))
                .filter(i -> !i.registeredAt().isBefore(raise.at()))
                .toList();
    }

    private static List<ContainerInstance> brought(List<CapacityAction> raises, GroupContext s) {
        return raises.stream()
                .flatMap(raise -> brought(raise, s).stream())
                .distinct()
                .sorted(Comparator.comparing(ContainerInstance::ec2InstanceId))
                .toList();
    }

    /** What is on its way decides whether the last of them were in vain too: nothing is bought before it is there. */
    private static Plan hold(List<CapacityAction> newestFirst, int onItsWay, GroupContext s) {
        return s.hold(
                new HoldReason.RaisesUnproven(
                        newestFirst, brought(newestFirst, s).size(), onItsWay, s.required()),
                Optional.of(s.booted()));
    }

    /** Where there is room for tasks, ECS has its time to place them on what came, before it counts as in vain. */
    private static Optional<Plan> retry(List<CapacityAction> newestFirst, GroupContext s) {
        int fitting = s.sizing().proof().placements().stream()
                .mapToInt(SizingProof.Placed::onFree)
                .sum();
        return brought(newestFirst, s).stream()
                .map(i -> i.registeredAt().plus(Timeouts.PLACEMENT_RETRY))
                .max(Comparator.naturalOrder())
                .filter(until -> fitting > 0 && s.now().isBefore(until))
                .map(until -> s.hold(new HoldReason.RoomForSomeTasks(fitting, s.required()), Optional.of(until)));
    }

    private static Plan escalate(List<CapacityAction> newestFirst, GroupContext s) {
        CapacityAction last = newestFirst.getFirst();
        List<String> brought = brought(newestFirst, s).stream()
                .map(ContainerInstance::ec2InstanceId)
                .toList();
        return s.escalate(new EscalationReason.IneffectiveRaises(
                newestFirst, brought, last.at().plus(Timeouts.CIRCUIT_BREAKER), s.required()));
    }
}
