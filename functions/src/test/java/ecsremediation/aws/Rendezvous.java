package ecsremediation.aws;

import ecsremediation.aws.FakeAws.Call;
import ecsremediation.aws.FakeAws.Reply;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Holds back the first answers of an operation until that many of its calls are in flight. A reader that waits for each
 * answer before it makes the next call never gets there: its first call is answered after a time-out, and the rest at once.
 */
final class Rendezvous {
    private static final long SECONDS = 20;

    private final CountDownLatch missing;
    private final AtomicBoolean missed = new AtomicBoolean();

    Rendezvous(int calls) {
        missing = new CountDownLatch(calls);
    }

    /** Puts itself before the answers as they are now. */
    void before(String operation, FakeAws aws) {
        Function<Call, Reply> answer = aws.answer(operation);
        aws.on(operation, call -> {
            meet();
            return answer.apply(call);
        });
    }

    /** Whether that many calls were in flight at the same time. */
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
