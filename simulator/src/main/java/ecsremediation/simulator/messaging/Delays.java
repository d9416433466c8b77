package ecsremediation.simulator.messaging;

import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.engine.RandomSource;
import ecsremediation.simulator.engine.Range;

/** How deliveries travel: after a short drawn delay each, and now and then twice. */
public final class Delays {
    /** A hand-over inside AWS takes well under two seconds as a rule; no page states it. */
    private static final Range HOP = Range.millis(100, 1500);

    private final EventLoop eventLoop;
    private final RandomSource chance;
    private double duplicates;

    public Delays(EventLoop eventLoop) {
        this.eventLoop = eventLoop;
        chance = eventLoop.chance("delivery");
    }

    /** With what probability (0 to 1) a delivery is made twice; 0 until set. */
    public void duplicates(double probability) {
        eventLoop.run(() -> duplicates = probability);
    }

    /** Makes a delivery, once or twice. */
    public void deliver(Runnable delivery) {
        eventLoop.run(() -> {
            eventLoop.after(chance.between(HOP), delivery);
            if (duplicates > 0 && chance.happens(duplicates)) {
                eventLoop.after(chance.between(HOP), delivery);
            }
        });
    }
}
