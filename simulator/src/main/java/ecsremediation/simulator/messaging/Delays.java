package ecsremediation.simulator.messaging;

import ecsremediation.simulator.engine.DelayRange;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.engine.RandomSource;

/** How deliveries travel: each after a short random delay, and some twice. */
public final class Delays {
    /** A delivery inside AWS usually takes less than 2 seconds. Assumed: no AWS page states it. */
    private static final DelayRange HOP = DelayRange.millis(100, 1500);

    private final EventLoop eventLoop;
    private final RandomSource random;
    private double duplicates;

    public Delays(EventLoop eventLoop) {
        this.eventLoop = eventLoop;
        random = eventLoop.randomSource("delivery");
    }

    /** Sets the probability, 0 to 1, of a duplicate delivery. The default is 0. */
    public void duplicates(double probability) {
        eventLoop.run(() -> duplicates = probability);
    }

    /** Makes a delivery once or twice. */
    public void deliver(Runnable delivery) {
        eventLoop.run(() -> {
            eventLoop.after(random.between(HOP), delivery);
            if (duplicates > 0 && random.happens(duplicates)) {
                eventLoop.after(random.between(HOP), delivery);
            }
        });
    }
}
