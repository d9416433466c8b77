package ecsremediation.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or TERM, taken as an order to finish: what runs is told to stop, gets a moment to close what it holds, and the
 * process ends with exit code 0.
 */
final class StopSignal implements AutoCloseable {
    private static final long MOMENT_SECONDS = 5;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Runnable stop;
    private final Thread hook = new Thread(this::onSignal, "stop-signal");

    private StopSignal(Runnable stop) {
        this.stop = stop;
    }

    /** Calls {@code stop} when the signal comes; to be closed when everything is done. */
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
            // The signal came: the hook itself ends the process.
        }
    }

    private void onSignal() {
        stop.run();
        int code = ExitCode.FAILED;
        try {
            code = finished.await(MOMENT_SECONDS, TimeUnit.SECONDS) ? ExitCode.OK : ExitCode.FAILED;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }
}
