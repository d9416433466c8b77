package ecsremediation.aws;

import ecsremediation.aws.FakeAws.Call;
import ecsremediation.aws.FakeAws.Reply;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Delays the first responses of an operation until the given number of its calls are in progress. A reader
 * that waits for each response before the next call never reaches that number. Its first call is then
 * answered after a time-out, and the others at once.
 */
final class Rendezvous {
    private static final long SECONDS = 20;

    private final CountDownLatch missing;
    private final AtomicBoolean missed = new AtomicBoolean();

    Rendezvous(int calls) {
        missing = new CountDownLatch(calls);
    }

    /** Applies to the present answers of the operation. */
    void before(String operation, FakeAws aws) {
        Function<Call, Reply> answer = aws.answer(operation);
        aws.on(operation, call -> {
            meet();
            return answer.apply(call);
        });
    }

    /** Whether that number of calls was in progress at the same time. */
    boolean isMet() {
        return missing.getCount() == 0 && !missed.get();
    }

    private void meet() {
        missing.countDown();
        try {
            if (!missed.get() && !missing.await(SECONDS, TimeUnit.SECONDS)) {
                missed.set(true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            missed.set(true);
        }
    }
}
