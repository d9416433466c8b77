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
 * One observation under way: runs its calls side by side, stops asking when its time is up, and keeps what could not be
 * read.
 */
final class ReadSession implements AutoCloseable {
    /** As many connections as the JDK's HTTP client keeps open per host ({@code http.maxConnections}, default 5). */
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

    /** Begins something that goes on by itself until it is joined. */
    <T> CompletableFuture<T> start(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads);
    }

    /** Does the same for each, side by side; the results in the order of the things. */
    <S, T> List<T> each(List<S> things, Function<S, T> work) {
        List<CompletableFuture<T>> begun =
                things.stream().map(thing -> start(() -> work.apply(thing))).toList();
        return begun.stream().map(CompletableFuture::join).toList();
    }

    /** Makes one call. An error of AWS's, or no time left, is kept as unread, and the answer is empty. */
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

    /** Makes one call per page; where one fails, what came before it. */
    <P, T> List<T> pages(ReadTarget what, Iterable<P> pages, Function<P, List<T>> items) {
        return pages(what, pages, items, item -> false);
    }

    /** The same, asking for no further page once one of the items is enough. */
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

    /** Turns one thing of an answer into ours; one that lacks a field or has a value we cannot read is kept as unread. */
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

    /** What could not be read, in an order that does not depend on which call ended first. */
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
