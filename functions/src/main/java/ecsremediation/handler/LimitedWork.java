package ecsremediation.handler;

import ecsremediation.act.RequestTime;
import ecsremediation.act.SettingOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** Work that is left in time for an answer, whether it comes to its end or not. */
final class LimitedWork {
    /** What is left for the answer and its attempts. Our choice. */
    static final Duration RESERVE = Duration.ofSeconds(30);

    /** The most attempts again of all refused calls. IAM takes seconds to apply a new permission. Our choice. */
    private static final int ATTEMPTS = 30;

    private LimitedWork() {}

    /** What is to be done. */
    @FunctionalInterface
    interface Work {
        void run(RequestTime time, Consumer<SettingOutcome> done);
    }

    /** How the work ended, with the outcomes until then. */
    sealed interface End {
        List<SettingOutcome> outcomes();

        /** It came to its end. */
        record Done(List<SettingOutcome> outcomes) implements End {}

        /** It was cut off, because the answer has to be sent. */
        record Late(List<SettingOutcome> outcomes) implements End {}

        /** It threw an exception or an error. */
        record Broken(List<SettingOutcome> outcomes, Throwable why) implements End {}
    }

    /**
     * Runs the task, in a thread of its own, because a call may not end.
     *
     * @param remaining the milliseconds until Lambda ends the invocation
     * @param pause before a refused call is made again
     */
    static End of(Work task, IntSupplier remaining, Duration pause) {
        List<SettingOutcome> outcomes = new CopyOnWriteArrayList<>();
        AtomicBoolean isOver = new AtomicBoolean();
        FutureTask<Boolean> work =
                new FutureTask<>(() -> task.run(new Attempts(isOver, pause), outcomes::add), Boolean.TRUE);
        long millis = remaining.getAsInt() - RESERVE.toMillis();
        try {
            if (millis <= 0) {
                return new End.Late(List.of());
            }
            Thread.ofVirtual().start(work);
            work.get(millis, TimeUnit.MILLISECONDS);
            return new End.Done(List.copyOf(outcomes));
        } catch (TimeoutException late) {
            return new End.Late(List.copyOf(outcomes));
        } catch (ExecutionException broken) {
            return new End.Broken(List.copyOf(outcomes), Objects.requireNonNullElse(broken.getCause(), broken));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new End.Broken(List.copyOf(outcomes), interrupted);
        } finally {
            isOver.set(true);
            work.cancel(true);
        }
    }

    /** The attempts of one request. A thread that was cut off begins nothing more. */
    private record Attempts(AtomicBoolean over, Duration pause, AtomicInteger made) implements RequestTime {
        private Attempts(AtomicBoolean over, Duration pause) {
            this(over, pause, new AtomicInteger());
        }

        @Override
        public boolean again() {
            if (isOver() || made.incrementAndGet() > ATTEMPTS) {
                return false;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            return !isOver();
        }

        @Override
        public boolean isOver() {
            return over.get();
        }
    }
}
