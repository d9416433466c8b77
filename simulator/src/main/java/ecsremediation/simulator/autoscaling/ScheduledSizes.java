package ecsremediation.simulator.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A scheduled action of a group.
 *
 * @param at when it runs next
 * @param every the time between two runs; empty if it runs once
 * @param change the sizes that it sets; a desired capacity outside min and max becomes the nearer of the two
 */
public record ScheduledSizes(String name, Instant at, Optional<Duration> every, SizeChange change) {
    /** The same action after it has run; empty if it does not run again. */
    Optional<ScheduledSizes> next() {
        return every.map(pause -> new ScheduledSizes(name, at.plus(pause), every, change));
    }
}
