package ecsremediation.simulator.messaging;

import ecsremediation.simulator.kernel.EventLoop;
import ecsremediation.simulator.kernel.RandomSource;
import ecsremediation.simulator.kernel.Range;

/** How deliveries travel: after a short drawn delay each, and now and then twice. */
public final class Delays {
    /** A hand-over inside AWS takes well under two seconds as a rule; no page states it. */
    private static final Range HOP = Range.millis(100, 1500);

    private final EventLoop kernel;
    private final RandomSource chance;
    private double duplicates;

    public Delays(EventLoop kernel) {
        this.kernel = kernel;
        chance = kernel.chance("delivery");
    }

    /** With what probability (0 to 1) a delivery is made twice; 0 until set. */
    public void duplicates(double probability) {
        kernel.run(() -> duplicates = probability);
    }

    /** Makes a delivery, once or twice. */
    public void deliver(Runnable delivery) {
        kernel.run(() -> {
            kernel.after(chance.between(HOP), delivery);
            if (duplicates > 0 && chance.happens(duplicates)) {
                kernel.after(chance.between(HOP), delivery);
            }
        });
    }
}
