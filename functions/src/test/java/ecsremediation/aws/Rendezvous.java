package ecsremediation.aws;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Holds back the first calls of an operation until that many of them have begun. They are held before the SDK sends them, so
 * that no time-out of a connection runs meanwhile. A reader that waits for each answer before it makes the next call never
 * gets there: its first call goes on after {@link #PATIENCE}, and the rest at once.
 */
final class Rendezvous implements ExecutionInterceptor {
    /** Far more than a loaded machine needs to begin a few calls. Only a reader that fails the test waits that time. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String operation;
    private final CountDownLatch missing;
    private final AtomicBoolean missed = new AtomicBoolean();

    Rendezvous(String operation, int calls) {
        this.operation = operation;
        this.missing = new CountDownLatch(calls);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (operation.equals(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME))) {
            meet();
        }
    }

    /** Whether that many calls had begun before the first of them went on. */
    boolean isMet() {
        return missing.getCount() == 0 && !missed.get();
    }

    private void meet() {
        missing.countDown();
        try {
            if (!missed.get() && !missing.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                missed.set(true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            missed.set(true);
        }
    }
}
