package ecsremediation.simulator.remediation;

import ecsremediation.simulator.remediation.KillPoint.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Numbers every outside call of the program and kills the process at one of them. A killed process makes no further
 * call, not even in a finally block, until the next process begins.
 */
final class PortCalls {
    private final Optional<KillPoint> kill;
    private final List<PortCall> done = new ArrayList<>();
    private final Map<String, Integer> numbers = new TreeMap<>();
    private boolean dead;

    PortCalls(Optional<KillPoint> kill) {
        this.kill = kill;
    }

    /** The calls that took effect, in order. */
    synchronized List<PortCall> done() {
        return List.copyOf(done);
    }

    /** Whether the process was killed and no other has begun. */
    synchronized boolean isDead() {
        return dead;
    }

    /** Begins a new process. */
    synchronized void begin() {
        dead = false;
    }

    /** Makes one call, or kills the process. */
    <T extends @Nullable Object, X extends Throwable> T make(PortCall asked, Call<T, X> call) throws X {
        PortCall now = begun(asked);
        T answer = call.make();
        ended(now);
        return answer;
    }

    private synchronized PortCall begun(PortCall asked) {
        if (dead) {
            throw new Killed("long since, at " + asked.what());
        }
        PortCall now = asked.numbered(numbers.merge(asked.what(), 1, Integer::sum));
        dieIf(now, Side.BEFORE);
        return now;
    }

    private synchronized void ended(PortCall now) {
        done.add(now);
        dieIf(now, Side.AFTER);
    }

    private void dieIf(PortCall now, Side side) {
        if (kill.filter(k -> k.equals(new KillPoint(now, side))).isPresent()) {
            dead = true;
            throw new Killed(side + " " + now);
        }
    }

    interface Call<T extends @Nullable Object, X extends Throwable> {
        T make() throws X;
    }
}
