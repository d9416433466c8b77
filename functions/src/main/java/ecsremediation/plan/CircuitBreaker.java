package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ContainerInstance;
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
 * Stops raises after 3 ineffective ones in a row, of the same group or for the same service. A raise is
 * ineffective if it brought instances and helped none of its services ({@link RaiseUsefulness}). A raise whose instances EC2
 * never launched does not count; {@link LaunchBackoff} handles it. The 3rd raise is decided only after its
 * instances registered and ECS had time to place tasks on them. Until then the group is held.
 */
final class CircuitBreaker {
    /** The number of ineffective raises in a row. Our choice: one or two may be chance. */
    static final int MOST = 3;

    private CircuitBreaker() {}

    /** Empty if raises help, if the break is over, or if an operator has resumed the incident. */
    static Optional<Plan> of(GroupContext s) {
        return rows(s).flatMap(row -> of(row, s).stream()).findFirst();
    }

    private static Optional<Plan> of(List<CapacityAction> row, GroupContext s) {
        List<CapacityAction> ineffective =
                row.stream().filter(a -> !brought(a, s).isEmpty()).toList();
        if (ineffective.isEmpty()) {
            return Optional.empty();
        }
        int onItsWay = onItsWay(row, s);
        if (onItsWay > 0) {
            return isRow(row, s) ? Optional.of(hold(ineffective, onItsWay, s)) : Optional.empty();
        }
        return isRow(ineffective, s)
                ? Optional.of(retry(ineffective, s).orElseGet(() -> escalate(ineffective, s)))
                : Optional.empty();
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

    /** The newest raises that are not effective, newest first; raises whose instances are still in flight included. */
    private static List<CapacityAction> row(Stream<CapacityAction> newestFirst, GroupContext s) {
        return newestFirst.takeWhile(a -> !s.usefulness().helped(a)).toList();
    }

    /**
     * The number of instances in flight for the raised groups. A group that launches nothing does not
     * count.
     */
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

    /**
     * When the incident's present shortage began or an operator resumed it, whichever is later. Empty without an open
     * incident.
     */
    private static Optional<Instant> since(GroupContext s) {
        Optional<Instant> opened = s.incidents().stream()
                .map(Incident::shortageAfter)
                .min(Comparator.naturalOrder())
                .map(t -> t.minusMillis(1));
        return opened.map(o -> s.resumedAt().filter(o::isBefore).orElse(o));
    }

    /** The raised group's instances that registered since the raise. */
    private static List<ContainerInstance> brought(CapacityAction raise, GroupContext s) {
        return BroughtCapacity.of(raise, s.observation()).instances();
    }

    private static List<ContainerInstance> brought(List<CapacityAction> raises, GroupContext s) {
        return raises.stream()
                .flatMap(raise -> brought(raise, s).stream())
                .distinct()
                .sorted(Comparator.comparing(ContainerInstance::ec2InstanceId))
                .toList();
    }

    /** Holds until the instances in flight show whether the last raises were effective. */
    private static Plan hold(List<CapacityAction> newestFirst, int onItsWay, GroupContext s) {
        return s.hold(
                new HoldReason.RaisesUnproven(
                        newestFirst, brought(newestFirst, s).size(), onItsWay, s.required()),
                Optional.of(s.booted()));
    }

    /**
     * Holds while ECS has time to place tasks on the new instances. Empty if that time is over or no task
     * fits.
     */
    private static Optional<Plan> retry(List<CapacityAction> newestFirst, GroupContext s) {
        int fitting = s.sizing().proof().placements().stream()
                .mapToInt(SizingProof.Placed::onFree)
                .sum();
        return brought(newestFirst, s).stream()
                .map(i -> i.registeredAt().plus(Timeouts.PLACEMENT_RETRY))
                .max(Comparator.naturalOrder())
                .filter(until -> fitting > 0 && s.now().isBefore(until))
                .map(until -> s.hold(new HoldReason.CapacityForSomeTasks(fitting, s.required()), Optional.of(until)));
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
