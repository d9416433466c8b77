package ecsremediation.cli.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Advances a world's virtual clock with real time, multiplied by a speed, until {@link #stop}. */
public final class ServedWorld {
    private static final long STEP_MILLIS = 100;

    private final Watch watch;
    private final double speed;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** @param speed virtual seconds per second */
    public ServedWorld(LabSession session, double speed, RunListener listener) {
        this.speed = speed;
        watch = new Watch(session.lab(), ServiceTarget.LAB, List.of(listener));
    }

    /** Runs until {@link #stop}, or until the thread is interrupted. */
    public void run() {
        long last = System.nanoTime();
        while (!isTimeToStop()) {
            long now = System.nanoTime();
            watch.pass(Duration.ofNanos((long) ((now - last) * speed)));
            last = now;
        }
    }

    /** Ends {@link #run} after its current step. May be called from any thread. */
    public void stop() {
        stop.countDown();
    }

    private boolean isTimeToStop() {
        try {
            return stop.await(STEP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
