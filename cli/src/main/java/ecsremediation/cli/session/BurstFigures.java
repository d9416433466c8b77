package ecsremediation.cli.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of a burst of events. All times are virtual.
 *
 * @param windows the invocations of ServiceEventFunction during the burst, in order
 * @param until when the last of these invocations ran
 * @param calls the AWS calls during the burst, by operation, such as {@code ecs:DescribeServices}
 * @param later the totals after the burst, until the end of the run
 * @param mails the operators' e-mails, by kind
 * @param resolved from the start of the burst until every task ran; empty if some tasks never ran
 * @param openIncidents the number of open incidents at the end
 */
public record BurstFigures(
        List<Window> windows,
        Instant until,
        SortedMap<String, Long> calls,
        Later later,
        SortedMap<String, Integer> mails,
        Optional<Duration> resolved,
        int openIncidents) {
    public BurstFigures {
        windows = List.copyOf(windows);
        calls = Collections.unmodifiableSortedMap(new TreeMap<>(calls));
        mails = Collections.unmodifiableSortedMap(new TreeMap<>(mails));
    }

    public int events() {
        return windows.stream().mapToInt(Window::events).sum();
    }

    public long observations() {
        return windows.stream().mapToLong(Window::observations).sum();
    }

    public long raises() {
        return windows.stream().mapToLong(Window::raises).sum();
    }

    /**
     * One invocation of ServiceEventFunction.
     *
     * @param events the messages of its SQS batch
     * @param observations the clusters that it read
     * @param calls AWS calls of every kind
     * @param raises calls of UpdateAutoScalingGroup
     */
    public record Window(Instant at, int events, long observations, long calls, long raises) {}

    /**
     * The totals after the burst.
     *
     * @param runs the invocations of all functions
     */
    public record Later(int runs, long observations, long calls, long raises) {}
}
