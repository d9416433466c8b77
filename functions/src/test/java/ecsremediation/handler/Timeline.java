package ecsremediation.handler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Semaphore;

/**
 * A virtual clock for processes that overlap. One process runs at a time: the one whose pause ends first.
 * The same processes always run in the same order.
 */
final class Timeline implements InstantSource {
    private final Queue<Wakening> wakenings =
            new PriorityQueue<>(Comparator.comparing(Wakening::at).thenComparingLong(Wakening::number));
    private final Semaphore control = new Semaphore(0);
    private volatile Instant now;
    private long number;

    Timeline(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Starts a process at that time. */
    void start(Instant at, Runnable process) {
        Wakening beginning = waken(at);
        Thread.ofVirtual().start(() -> {
            beginning.baton().acquireUninterruptibly();
            try {
                process.run();
            } finally {
                control.release();
            }
        });
    }

    /** The time passes for the process that calls this; others run meanwhile. */
    void pass(Duration time) {
        Wakening end = waken(now.plus(time));
        control.release();
        end.baton().acquireUninterruptibly();
    }

    /** Runs every process to its end. */
    void run() {
        for (Wakening next = wakenings.poll(); next != null; next = wakenings.poll()) {
            now = next.at();
            next.baton().release();
            control.acquireUninterruptibly();
        }
    }

    private Wakening waken(Instant at) {
        Wakening wakening = new Wakening(at, number++, new Semaphore(0));
        wakenings.add(wakening);
        return wakening;
    }

    private record Wakening(Instant at, long number, Semaphore baton) {}
}
