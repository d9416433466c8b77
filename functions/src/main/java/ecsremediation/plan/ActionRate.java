package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.History;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        Stream<UsedUp> ofServices = services.stream()
                .sorted()
                .flatMap(s ->
                        until(times(a -> a.services().contains(s))).map(t -> new UsedUp(Optional.of(s), t)).stream());
        return Stream.concat(ofGroup, ofServices)
                .reduce((first, next) -> next.until().isAfter(first.until()) ? next : first);
    }

    private Stream<Instant> times(Predicate<CapacityAction> counts) {
        return history.actions().stream().filter(counts).map(CapacityAction::at);
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
