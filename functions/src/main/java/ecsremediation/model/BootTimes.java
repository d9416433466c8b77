package ecsremediation.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The times from the start of a launch to the registration in the cluster, for instances of one group.
 *
 * @param samples the newest {@link #KEPT}, oldest first
 */
public record BootTimes(String group, List<Sample> samples) {
    /**
     * The number of samples kept: enough for a 95th percentile, and few enough to follow a new AMI within
     * days. Our choice.
     */
    public static final int KEPT = 50;

    /** The fewest samples for a limit. With fewer, one slow boot would decide alone. Our choice. */
    private static final int ENOUGH = 5;

    private static final int PERCENTILE = 95;

    /**
     * A sample above this multiple of the median is left out: something else delayed that boot. Our choice.
     */
    private static final int OUTLIER = 3;

    public BootTimes {
        samples = List.copyOf(samples);
    }

    /**
     * The longest time that the next boot may take: the 95th percentile of the newest {@link #KEPT} samples
     * plus {@link Timeouts#BOOT_SLACK}, and at least {@link Timeouts#BOOT_SHORTEST} and at most
     * {@link Timeouts#BOOT_LONGEST}. Samples above 3 times the median are left out. Empty with fewer than 5
     * samples.
     */
    public Optional<Duration> limit() {
        List<Duration> sorted = samples.subList(Math.max(0, samples.size() - KEPT), samples.size()).stream()
                .map(Sample::took)
                .sorted()
                .toList();
        if (sorted.size() < ENOUGH) {
            return Optional.empty();
        }
        Duration outlier = percentile(sorted, 50).multipliedBy(OUTLIER);
        List<Duration> usual =
                sorted.stream().filter(took -> took.compareTo(outlier) <= 0).toList();
        return Optional.of(within(percentile(usual, PERCENTILE).plus(Timeouts.BOOT_SLACK)));
    }

    private static Duration percentile(List<Duration> sorted, int percent) {
        return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }

    private static Duration within(Duration limit) {
        if (limit.compareTo(Timeouts.BOOT_SHORTEST) < 0) {
            return Timeouts.BOOT_SHORTEST;
        }
        return limit.compareTo(Timeouts.BOOT_LONGEST) > 0 ? Timeouts.BOOT_LONGEST : limit;
    }

    /**
     * One boot.
     *
     * @param instance the EC2 instance's id, so that no boot counts twice
     * @param took from the start of the launch to the registration
     */
    public record Sample(String instance, Duration took) {}
}
