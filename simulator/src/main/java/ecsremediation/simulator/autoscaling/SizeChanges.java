package ecsremediation.simulator.autoscaling;

import ecsremediation.simulator.engine.EventLoop;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Changes of the sizes of groups, whoever makes them. Callers hold the world's lock. */
final class SizeChanges {
    private final EventLoop eventLoop;
    private final InstanceLauncher fleet;
    private final List<Consumer<Resize>> observers = new ArrayList<>();

    SizeChanges(EventLoop eventLoop, InstanceLauncher fleet) {
        this.eventLoop = eventLoop;
        this.fleet = fleet;
    }

    void observe(Consumer<Resize> observer) {
        observers.add(observer);
    }

    /** Sets the sizes. The group then launches or terminates what differs. */
    void set(SimulatedGroup group, Sizes to, String cause) {
        Sizes from = group.sizes();
        group.resize(to, cause);
        fleet.reconcileSoon(group);
        if (!to.equals(from)) {
            Resize change = new Resize(eventLoop.now(), group.name(), from, to, cause);
            observers.forEach(o -> o.accept(change));
        }
    }

    /** The end of a cause. */
    static String changing(SimulatedGroup group, int desired) {
        int from = group.sizes().desired();
        return from == desired ? "." : " changing the desired capacity from " + from + " to " + desired + ".";
    }

    /** The present time as causes give it, in whole seconds. */
    String seconds() {
        return eventLoop.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
