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

/** ECS's token buckets, with counts of accepted and of throttled calls. */
final class CountedBuckets implements FaultInjector {
    /**
     * The rates of the page "Request throttling for the Amazon ECS API", for the operations that our functions call
     * most.
     */
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

    /** The number of throttled calls. */
    synchronized int refused() {
        return refused;
    }

    /** Whether ECS has never accepted more calls of any kind than its rates permit. */
    synchronized boolean areKept() {
        Duration since = Duration.between(began, clock.instant());
        return RATES.stream().allMatch(rate -> rate.allows(answered, since));
    }

    @Override
    public String toString() {
        return answered + " and " + refused + " refused";
    }

    /** A burst of calls of these operations together, and 20 more per second. */
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
