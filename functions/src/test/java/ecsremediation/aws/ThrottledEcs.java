package ecsremediation.aws;

import ecsremediation.aws.FakeAws.Call;
import ecsremediation.aws.FakeAws.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * ECS's token buckets on a virtual clock. A call that finds no token advances the clock until there is
 * one, like a caller that retries. Bursts and rates are those of the page "Request throttling for the
 * Amazon ECS API".
 */
final class ThrottledEcs {
    private static final double PER_SECOND = 20;
    private static final double NANOS = 1e9;

    private static final Map<String, Integer> BURSTS =
            Map.of("service", 100, "resource", 100, "cluster", 50, "task", 50);

    private static final Map<String, List<String>> KINDS = Map.of(
            "service", List.of("ListServices", "DescribeServices"),
            "resource", List.of("ListTasks", "DescribeTasks", "ListContainerInstances", "DescribeContainerInstances"),
            "cluster", List.of("DescribeClusters"),
            "task", List.of("DescribeTaskDefinition"));

    private final Map<String, Long> emptyAt = new TreeMap<>();
    private long nanos;

    /** The virtual time. */
    synchronized Instant now() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    /** The virtual time since the start. */
    synchronized Duration elapsed() {
        return Duration.ofNanos(nanos);
    }

    synchronized void pass(Duration time) {
        nanos += time.toNanos();
    }

    /** Throttles the present answers. */
    void throttle(FakeAws aws) {
        KINDS.forEach((kind, operations) -> operations.forEach(operation -> {
            Function<Call, Reply> answer = aws.answer(operation);
            aws.on(operation, call -> {
                take(kind);
                return answer.apply(call);
            });
        }));
    }

    /** Each bucket is stored as the time at which it will be full. Each call moves that time by one token. */
    private synchronized void take(String kind) {
        long token = (long) (NANOS / PER_SECOND);
        long full = BURSTS.getOrDefault(kind, 0) * token;
        long empty = Math.max(emptyAt.getOrDefault(kind, nanos - full), nanos - full) + token;
        emptyAt.put(kind, empty);
        nanos = Math.max(nanos, empty);
    }
}
