package ecsremediation.simulator.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The virtual clock with its queue of events, the lock over all state, and the random sources.
 *
 * <p>Events run in one total order: by time, then in the order in which they were scheduled. Work given to
 * {@link #outside} (Lambda invocations) runs after the event that scheduled it, without the lock. Virtual time stands still
 * meanwhile, so a function may call the world from any thread while the world waits for it.
 */
public final class EventLoop {
    private final ReentrantLock state = new ReentrantLock();
    private final ReentrantLock advancing = new ReentrantLock();
    private final PriorityQueue<Event> queue =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::sequence));
    private final Deque<Runnable> outside = new ArrayDeque<>();
    private final Map<String, RandomSource> randomSources = new TreeMap<>();
    private final List<Runnable> stepObservers = new CopyOnWriteArrayList<>();
    private final SimulatedAccount account;
    private final long seed;
    private volatile Instant now;
    private long sequence;

    public EventLoop(SimulatedAccount account, long seed, Instant start) {
        this.account = account;
        this.seed = seed;
        this.now = start;
    }

    /** The account of all resources. */
    public SimulatedAccount account() {
        return account;
    }

    /** The present virtual time. */
    public Instant now() {
        return now;
    }

    /** The virtual clock. */
    public InstantSource clock() {
        return this::now;
    }

    /** The random source of one concern. Every call with the same concern returns the same source. */
    public RandomSource randomSource(String concern) {
        return locked(() -> randomSources.computeIfAbsent(concern, c -> new RandomSource(seed, c)));
    }

    /** Calls the observer after each event and the work that it gave to {@link #outside}, without the lock. */
    public void observeSteps(Runnable observer) {
        stepObservers.add(observer);
    }

    /** Runs the work under the lock when virtual time has moved by {@code delay}. */
    public void after(Duration delay, Runnable work) {
        run(() -> queue.add(new Event(now.plus(delay), sequence++, work)));
    }

    /** Runs the work without the lock, in order, after the present event. */
    public void outside(Runnable work) {
        run(() -> outside.addLast(work));
    }

    /** Reads or changes the world's state as one step. */
    public <T> T locked(Supplier<T> work) {
        state.lock();
        try {
            return work.get();
        } finally {
            state.unlock();
        }
    }

    /** Changes the world's state as one step. */
    public void run(Runnable work) {
        state.lock();
        try {
            work.run();
        } finally {
            state.unlock();
        }
    }

    /**
     * Moves virtual time forward and runs every event that is due by then. One thread at a time; others wait.
     *
     * @throws IllegalStateException if a function calls it while the world waits for that function
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + time);
        }
        if (advancing.isHeldByCurrentThread()) {
            throw new IllegalStateException("virtual time stands still while a function runs");
        }
        advancing.lock();
        try {
            advanceTo(now.plus(time));
        } finally {
            advancing.unlock();
        }
    }

    private void advanceTo(Instant end) {
        runOutside();
        while (locked(() -> step(end))) {
            runOutside();
            stepObservers.forEach(Runnable::run);
        }
    }

    private boolean step(Instant end) {
        Event next = queue.peek();
        if (next == null || next.at().isAfter(end)) {
            now = end;
            return false;
        }
        queue.remove(next);
        now = next.at();
        next.work().run();
        return true;
    }

    private void runOutside() {
        Runnable work = locked(outside::pollFirst);
        while (work != null) {
            work.run();
            work = locked(outside::pollFirst);
        }
    }

    private record Event(Instant at, long sequence, Runnable work) {}
}
