package ecsremediation.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long instances of a group took from the start of their launch to their registration in the cluster.
 *
 * @param samples the newest {@link #KEPT}, oldest first
 */
public record BootTimes(String group, List<Sample> samples) {
    /** Samples kept: enough for a 95th percentile, few enough to follow a change of image within days. */
    public static final int KEPT = 50;

    /** Samples from which a percentile is taken; with fewer, one slow boot would decide alone. */
    private static final int ENOUGH = 5;

    public BootTimes {
        samples = List.copyOf(samples);
    }

    /** The time within which 95 of 100 boots were done; empty while there are fewer than 5 samples. */
    public Optional<Duration> p95() {
        if (samples.size() < ENOUGH) {
            return Optional.empty();
        }
        List<Duration> sorted = samples.stream().map(Sample::took).sorted().toList();
        return Optional.of(sorted.get((sorted.size() * 95 + 99) / 100 - 1));
    }

    /**
     * One boot.
     *
     * @param instance the EC2 instance's id, so that no boot counts twice
     * @param took from the start of the launch to the registration
     */
    public record Sample(String instance, Duration took) {}
}
