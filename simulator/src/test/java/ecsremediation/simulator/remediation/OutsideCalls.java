package ecsremediation.simulator.remediation;

import ecsremediation.simulator.remediation.KillPoint.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Numbers every call that the program makes to the outside, and kills the process at one of them. Once killed, a process
 * gets nothing through any more, not from a finally clause either, until the next one begins.
 */
final class OutsideCalls {
    private final Optional<KillPoint> kill;
    private final List<OutsideCall> done = new ArrayList<>();
    private final Map<String, Integer> numbers = new TreeMap<>();
    private boolean dead;

    OutsideCalls(Optional<KillPoint> kill) {
        this.kill = kill;
    }

    /** The calls that took effect, in their order. */
    synchronized List<OutsideCall> done() {
        return List.copyOf(done);
    }

    /** Whether the process was killed and no other has begun. */
    synchronized boolean isDead() {
        return dead;
    }

    /** A new process: whatever it does, it is alive. */
    synchronized void begin() {
        dead = false;
    }

    /** Makes one call, or dies. */
    <T extends @Nullable Object, X extends Throwable> T make(OutsideCall asked, Call<T, X> call) throws X {
        OutsideCall now = begun(asked);
        T answer = call.make();
        ended(now);
        return answer;
    }

    private synchronized OutsideCall begun(OutsideCall asked) {
        if (dead) {
            throw new Killed("long since, at " + asked.what());
        }
        OutsideCall now = asked.numbered(numbers.merge(asked.what(), 1, Integer::sum));
        dieIf(now, Side.BEFORE);
        return now;
    }

    private synchronized void ended(OutsideCall now) {
        done.add(now);
        dieIf(now, Side.AFTER);
    }

    private void dieIf(OutsideCall now, Side side) {
        if (kill.filter(k -> k.equals(new KillPoint(now, side))).isPresent()) {
            dead = true;
            throw new Killed(side + " " + now);
        }
    }

    /** The call itself. */
    interface Call<T extends @Nullable Object, X extends Throwable> {
        T make() throws X;
    }
}
