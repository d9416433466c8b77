package ecsremediation.aws;

import ecsremediation.model.ReadFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One observation in progress. It makes its calls concurrently, makes no further calls when its time is
 * over, and collects what it could not read.
 */
final class ReadSession implements AutoCloseable {
    /**
     * The number of connections that the JDK's HTTP client keeps open per host ({@code
     * http.maxConnections}, default 5).
     */
    private static final int CALLS_AT_ONCE = 5;

    private final InstantSource clock;
    private final Duration budget;
    private final Instant until;
    private final Semaphore calls = new Semaphore(CALLS_AT_ONCE);
    private final Queue<ReadFailure> unread = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ReadSession(InstantSource clock, Duration budget) {
        this.clock = clock;
        this.budget = budget;
        this.until = clock.instant().plus(budget);
    }

    /** Starts work in another thread. */
    <T> CompletableFuture<T> start(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads);
    }

    /** Does the work for each element concurrently. The results are in the order of the elements. */
    <S, T> List<T> each(List<S> things, Function<S, T> work) {
        List<CompletableFuture<T>> begun =
                things.stream().map(thing -> start(() -> work.apply(thing))).toList();
        return begun.stream().map(CompletableFuture::join).toList();
    }

    /**
     * Makes one call. If AWS returns an error or no time is left, it records a read failure and returns
     * empty.
     */
    <T> Optional<T> call(ReadTarget what, Supplier<T> call) {
        calls.acquireUninterruptibly();
        try {
            if (!clock.instant().isBefore(until)) {
                missed(what, "the time for one observation, " + budget.toSeconds() + " s, was used up");
                return Optional.empty();
            }
            return Optional.of(call.get());
        } catch (SdkException failure) {
            missed(what, SdkErrors.words(failure));
            return Optional.empty();
        } finally {
            calls.release();
        }
    }

    /** Makes one call per page. If a call fails, it returns the items of the pages before it. */
    <P, T> List<T> pages(ReadTarget what, Iterable<P> pages, Function<P, List<T>> items) {
        return pages(what, pages, items, item -> false);
    }

    /**
     * As {@link #pages(ReadTarget, Iterable, Function)}. It reads no further page after an item that is
     * enough.
     */
    <P, T> List<T> pages(ReadTarget what, Iterable<P> pages, Function<P, List<T>> items, Predicate<T> enough) {
        List<T> all = new ArrayList<>();
        Iterator<P> rest = pages.iterator();
        while (rest.hasNext() && all.stream().noneMatch(enough)) {
            Optional<P> page = call(what, rest::next);
            if (page.isEmpty()) {
                break;
            }
            all.addAll(items.apply(page.get()));
        }
        return List.copyOf(all);
    }

    /**
     * Maps one element of a response. If the element lacks a field or has a value that cannot be read, it
     * records a read failure and returns empty.
     */
    <S, T> Optional<T> map(ReadTarget what, S thing, Function<S, T> mapping) {
        try {
            return Optional.of(mapping.apply(thing));
        } catch (IncompleteAnswerException | IllegalArgumentException unreadable) {
            missed(what, String.valueOf(unreadable.getMessage()));
            return Optional.empty();
        }
    }

    void missed(ReadTarget what, String why) {
        unread.add(what.failure(why));
    }

    /** The read failures, in an order that does not depend on the order in which calls ended. */
    List<ReadFailure> unread() {
        return unread.stream()
                .distinct()
                .sorted(Comparator.comparing(ReadFailure::what).thenComparing(ReadFailure::why))
                .toList();
    }

    @Override
    public void close() {
        threads.close();
    }
}
