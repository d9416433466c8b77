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
 * How often raises may be made within an hour and within a day: of a group, whichever services they were for, and for a
 * service, whichever groups they were of. A raise that cannot be read counts for its group alone. So a service that goes from group to group gets no more raises than in one.
 */
final class ActionRate {
    private final History memory;
    private final Limits limits;
    private final Instant now;

    ActionRate(History memory, Limits limits, Instant now) {
        this.memory = memory;
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
        Stream<UsedUp> ofGroup =
                until(Stream.concat(times(a -> a.group().equals(group)), memory.unreadableActions(group).stream()))
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
        return memory.actions().stream().filter(counts).map(CapacityAction::at);
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
