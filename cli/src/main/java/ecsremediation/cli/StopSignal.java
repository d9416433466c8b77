package ecsremediation.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Handles SIGINT (Ctrl-C) and SIGTERM: calls {@code stop}, waits 5 seconds at most for {@link #close}, and
 * ends the process with exit code 0, or with 1 after a timeout.
 */
final class StopSignal implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 5;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Runnable stop;
    private final Thread hook = new Thread(this::onSignal, "stop-signal");

    private StopSignal(Runnable stop) {
        this.stop = stop;
    }

    /** Registers {@code stop} for the signals. The caller closes the result after its last output. */
    static StopSignal calls(Runnable stop) {
        StopSignal signal = new StopSignal(stop);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // A signal has arrived: onSignal ends the process.
        }
    }

    private void onSignal() {
        stop.run();
        int code = ExitCode.FAILED;
        try {
            code = finished.await(TIMEOUT_SECONDS, TimeUnit.SECONDS) ? ExitCode.OK : ExitCode.FAILED;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }
}
