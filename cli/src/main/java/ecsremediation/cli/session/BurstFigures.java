package ecsremediation.cli.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a burst of events came to.
 *
 * @param windows what the event function was handed, one entry for each of its runs
 * @param until when the last of them ran
 * @param calls the AWS calls of these runs, by operation, such as {@code ecs:DescribeServices}
 * @param later the same of everything that followed, until the end
 * @param mails the operators' mails, by kind
 * @param resolved from the burst until every task ran; empty where some never did
 * @param openIncidents incidents that are open at the end
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

    /** The events of all windows. */
    public int events() {
        return windows.stream().mapToInt(Window::events).sum();
    }

    /** The observations of all windows. */
    public long observations() {
        return windows.stream().mapToLong(Window::observations).sum();
    }

    /** The raises of all windows. */
    public long raises() {
        return windows.stream().mapToLong(Window::raises).sum();
    }

    /**
     * One run of the event function.
     *
     * @param events messages in its batch
     * @param observations looks at a cluster
     * @param calls AWS calls of every kind
     * @param raises writes to Auto Scaling
     */
    public record Window(Instant at, int events, long observations, long calls, long raises) {}

    /**
     * What followed.
     *
     * @param runs of all functions
     */
    public record Later(int runs, long observations, long calls, long raises) {}
}
