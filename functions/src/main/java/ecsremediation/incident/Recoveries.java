package ecsremediation.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The times between the gaps of one incident, in which every task ran.
 *
 * @param since when the newest of them began; empty while tasks are missing and before the first recovery
 * @param last when the newest recovery was seen; empty before the first
 * @param longest the longest that a gap ended; empty before the second gap
 * @param least for how long every task has to run at least; zero if the tasks did not start and then fail
 */
public record Recoveries(Optional<Instant> since, Optional<Instant> last, Optional<Duration> longest, Duration least) {
    /** How long after its end a gap continues an incident, 24 hours. Our choice. */
    public static final Duration CONTINUES = Duration.ofHours(24);

    /** The least and the most time for which a recovery has to last that may not be the end. Our choice. */
    static final Duration LEAST = Duration.ofMinutes(5);

    static final Duration MOST = Duration.ofHours(2);

    static Recoveries of(IncidentTimeline timeline, Optional<Cause> cause) {
        Optional<Instant> since = Optional.empty();
        Optional<Instant> last = Optional.empty();
        Optional<Duration> longest = Optional.empty();
        for (TimelineEvent event : timeline) {
            if (event instanceof TimelineEvent.Recovered recovered) {
                since = Optional.of(recovered.at());
                last = since;
            } else if (event instanceof TimelineEvent.GapSeen gap && since.isPresent()) {
                Duration good = Duration.between(since.get(), gap.at());
                longest = longest.filter(l -> l.compareTo(good) >= 0).or(() -> Optional.of(good));
                since = Optional.empty();
            }
        }
        return new Recoveries(
                since, last, longest, cause.filter(Cause::isFailureAfterStart).isPresent() ? LEAST : Duration.ZERO);
    }

    /** When the incident ends if every task runs until then; empty while tasks are missing and before the first recovery. */
    public Optional<Instant> until() {
        return since.map(begun -> begun.plus(patience()));
    }

    /**
     * How long every task has to run before the incident ends: twice the longest time in which they did, between
     * 5 minutes and 2 hours. The first recovery ends the incident at once, except of tasks that start and then fail:
     * they run for a moment in each attempt, so that it has to last for 5 minutes.
     */
    public Duration patience() {
        return longest.map(l -> l.multipliedBy(2))
                .map(l -> l.compareTo(LEAST) < 0 ? LEAST : l)
                .map(l -> l.compareTo(MOST) > 0 ? MOST : l)
                .orElse(least);
    }
}
