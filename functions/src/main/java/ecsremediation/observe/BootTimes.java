package ecsremediation.observe;

import java.time.Duration;
import java.util.List;

/**
 * How long instances of a group took from the start of their launch to their registration in the cluster.
 *
 * @param samples the newest 50, oldest first
 */
public record BootTimes(String group, List<Duration> samples) {
    public BootTimes {
        samples = List.copyOf(samples);
    }
}
