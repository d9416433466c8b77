package ecsremediation.plan;

import ecsremediation.model.CapacityAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
/** How often a group may be raised within an hour and within a day. */
final class ActionRate {
    private ActionRate() {}

    /** Until when the group had all the raises it may have; empty while it may have one more. */
    static Optional<Instant> usedUp(List<CapacityAction> actions, String group, Limits limits, Instant now) {
        List<Instant> newestFirst = actions.stream()
                .filter(a -> a.group().equals(group))
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
