package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.History;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Limits the raises within 60 minutes and within 24 hours. The limits apply to each group and to each
 * service. So a service whose demand goes to several groups gets no more raises than with one group.
 * A raise that cannot be read counts for its group alone.
 */
final class ActionRate {
    private final History history;
    private final Limits limits;
    private final Instant now;

    ActionRate(History history, Limits limits, Instant now) {
        this.history = history;
        this.limits = limits;
        this.now = now;
    }

    /**
     * The limit of raises is reached.
     *
     * @param service whose limit is reached; empty if it is the group's
     * @param until when one more raise is allowed
     */
    record UsedUp(Optional<ServiceName> service, Instant until) {}

    /**
     * The reached limit that lasts longest. If two last equally long, the group's comes first. Empty if
     * one more raise is allowed.
     */
    Optional<UsedUp> of(String group, List<ServiceName> services) {
        Stream<UsedUp> ofGroup =
                until(Stream.concat(times(a -> a.group().equals(group)), history.unreadableActions(group).stream()))
                        .map(t -> new UsedUp(Optional.empty(), t))
                        .stream();
        SortedMap<ServiceName, List<Instant>> byService = timesOf(services);
        Stream<UsedUp> ofServices = byService.entrySet().stream()
                .flatMap(e -> until(e.getValue().stream()).map(t -> new UsedUp(Optional.of(e.getKey()), t)).stream());
        return Stream.concat(ofGroup, ofServices)
                .reduce((first, next) -> next.until().isAfter(first.until()) ? next : first);
    }

    private Stream<Instant> times(Predicate<CapacityAction> counts) {
        return history.actions().stream().filter(counts).map(CapacityAction::at);
    }

    /** The times of the raises for each of the services, in one pass: a raise may be for thousands of them. */
    private SortedMap<ServiceName, List<Instant>> timesOf(List<ServiceName> services) {
        SortedMap<ServiceName, List<Instant>> times = new TreeMap<>();
        services.forEach(service -> times.put(service, new ArrayList<>()));
        for (CapacityAction action : history.actions()) {
            for (ServiceName service : new TreeSet<>(action.services())) {
                List<Instant> ofService = times.get(service);
                if (ofService != null) {
                    ofService.add(action.at());
                }
            }
        }
        return times;
    }

    private Optional<Instant> until(Stream<Instant> raises) {
        List<Instant> newestFirst = raises.sorted(Comparator.reverseOrder()).toList();
        return Stream.of(
                        free(newestFirst, limits.actionsPerHour(), Duration.ofHours(1)),
                        free(newestFirst, limits.actionsPerDay(), Duration.ofHours(24)))
                .flatMap(Optional::stream)
                .filter(until -> until.isAfter(now))
                .max(Comparator.naturalOrder());
    }

    private static Optional<Instant> free(List<Instant> newestFirst, int most, Duration within) {
        return newestFirst.size() < most
                ? Optional.empty()
                : Optional.of(newestFirst.get(most - 1).plus(within));
    }
}
