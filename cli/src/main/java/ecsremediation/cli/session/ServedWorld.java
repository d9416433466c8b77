package ecsremediation.cli.session;

import ecsremediation.cli.timeline.TimelineMark;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Advances a world's virtual clock with real time, multiplied by a speed, until {@link #stop}. */
public final class ServedWorld {
    private static final long STEP_MILLIS = 100;

    /** Virtual time. Shorter than anything that a mail follows. Our choice. */
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Watch watch;
    private final double speed;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** @param speed virtual seconds per second */
    public ServedWorld(LabSession session, double speed, RunListener listener) {
        this.speed = speed;
        watch = new Watch(session.lab(), ServiceTarget.LAB, List.of(listener));
        session.faults().observe(this::switched);
        session.world().bus().observe(this::put);
    }

    /** Runs until {@link #stop}, or until the thread is interrupted. */
    public void run() {
        long last = System.nanoTime();
        while (!isTimeToStop()) {
            long now = System.nanoTime();
            pass(Duration.ofNanos((long) ((now - last) * speed)));
            last = now;
        }
    }

    /** Passes time in small steps, so that each event is printed before what it causes. */
    private void pass(Duration time) {
        watch.pass(Duration.ZERO);
        Duration left = time;
        while (left.compareTo(STEP) > 0 && stop.getCount() > 0) {
            watch.pass(STEP);
            left = left.minus(STEP);
        }
        watch.pass(left);
    }

    private void put(String event) {
        if (StepRequests.isStep(event)) {
            watch.note(TimelineMark.Kind.EVENT, StepRequests.words(event));
        }
    }

    private void switched(LabFault fault, boolean isOn) {
        if (isOn) {
            watch.note(TimelineMark.Kind.FAULT, "fault " + fault + " on: " + fault.words());
        } else {
            watch.note(TimelineMark.Kind.OK, "fault " + fault + " off");
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
