package ecsremediation.simulator.remediation;

import ecsremediation.simulator.endpoint.FaultInjector;
import ecsremediation.simulator.endpoint.TokenBuckets;
import ecsremediation.simulator.endpoint.wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** ECS's token buckets, with a count of the calls that they let through and of those they turned away. */
final class CountedBuckets implements FaultInjector {
    /** By the page "Request throttling for the Amazon ECS API", for what our functions call most. */
    private static final List<Rate> RATES = List.of(
            new Rate(100, List.of("ListServices", "DescribeServices")),
            new Rate(
                    100, List.of("ListTasks", "DescribeTasks", "ListContainerInstances", "DescribeContainerInstances")),
            new Rate(50, List.of("DescribeTaskDefinition")));

    private final TokenBuckets buckets;
    private final InstantSource clock;
    private final Instant began;
    private final SortedMap<String, Integer> answered = new TreeMap<>();
    private int refused;

    CountedBuckets(InstantSource clock) {
        buckets = new TokenBuckets(clock);
        this.clock = clock;
        began = clock.instant();
    }

    @Override
    public synchronized Effect on(Call call) {
        Effect effect = buckets.on(call);
        if (effect instanceof Effect.Refuse) {
            refused++;
        } else {
            answered.merge(call.operation(), 1, Integer::sum);
        }
        return effect;
    }

    /** How many calls were turned away. */
    synchronized int refused() {
        return refused;
    }

    /** Whether ECS answered no more calls of any kind than its rates allow since the beginning. */
    synchronized boolean areKept() {
        Duration since = Duration.between(began, clock.instant());
        return RATES.stream().allMatch(rate -> rate.allows(answered, since));
    }

    @Override
    public String toString() {
        return answered + " and " + refused + " refused";
    }

    /** So many calls of these operations together at once, and 20 a second. */
    private record Rate(int burst, List<String> operations) {
        private static final int PER_SECOND = 20;

        boolean allows(SortedMap<String, Integer> answered, Duration since) {
            int calls = operations.stream()
                    .mapToInt(operation -> answered.getOrDefault(operation, 0))
                    .sum();
            return calls > 0 && calls <= burst + PER_SECOND * since.toSeconds();
        }
    }
}
