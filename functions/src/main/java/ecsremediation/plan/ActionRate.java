package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.model.CapacityAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How often raises may be made within an hour and within a day: of a group, whichever services they were for, and for a
 * service, whichever groups they were of. So a service that goes from group to group gets no more raises than in one.
 */
final class ActionRate {
    private final List<CapacityAction> actions;
    private final Limits limits;
    private final Instant now;

    ActionRate(List<CapacityAction> actions, Limits limits, Instant now) {
        this.actions = actions;
        this.limits = limits;
        this.now = now;
    }

    /**
     * All the raises were made that may be.
     *
     * @param service for which they were made; empty where they are the group's
     * @param until when one more may be made
     */
    record UsedUp(Optional<ServiceName> service, Instant until) {}

    /** Of the group and the services, the one that waits longest, the group before a service; empty while each may have one. */
    Optional<UsedUp> of(String group, List<ServiceName> services) {
        Stream<UsedUp> ofGroup = until(a -> a.group().equals(group)).map(t -> new UsedUp(Optional.empty(), t)).stream();
        Stream<UsedUp> ofServices = services.stream()
                .sorted()
                .flatMap(s -> until(a -> a.services().contains(s)).map(t -> new UsedUp(Optional.of(s), t)).stream());
        return Stream.concat(ofGroup, ofServices)
                .reduce((first, next) -> next.until().isAfter(first.until()) ? next : first);
    }

    private Optional<Instant> until(Predicate<CapacityAction> counts) {
        List<Instant> newestFirst = actions.stream()
                .filter(counts)
                .map(CapacityAction::at)
                .sorted(Comparator.reverseOrder())
                .toList();
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
