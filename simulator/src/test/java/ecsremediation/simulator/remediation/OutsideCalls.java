package ecsremediation.simulator.remediation;

import ecsremediation.simulator.remediation.KillPoint.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Numbers every call that the program makes to the outside, and kills the process at one of them. Once killed, a process
 * gets nothing through any more, not from a finally clause either, until the next one begins.
 */
final class OutsideCalls {
    private final Optional<KillPoint> kill;
    private final List<OutsideCall> done = new ArrayList<>();
    private Optional<OutsideCall> last = Optional.empty();
    private Optional<Death> death = Optional.empty();
    private int number;
    private boolean dead;

    OutsideCalls(Optional<KillPoint> kill) {
        this.kill = kill;
    }

    /** The calls that took effect, in their order. */
    synchronized List<OutsideCall> done() {
        return List.copyOf(done);
    }

    /** How the killed process ended; empty while none was killed. */
    synchronized Optional<Death> death() {
        return death;
    }

    /** A new process: whatever it does, it is alive. */
    synchronized void begin() {
        last = Optional.empty();
        dead = false;
    }

    /**
     * Makes one call, or dies.
     *
     * @param message id of the message that the call hands over for delivery
     */
    <T extends @Nullable Object> T make(String what, Optional<String> message, Call<T> call) throws Throwable {
        OutsideCall now = begun(what, message);
        T answer = call.make();
        ended(now);
        return answer;
    }

    private synchronized OutsideCall begun(String what, Optional<String> message) {
        if (dead) {
            throw new Killed("long since, at " + what);
        }
        OutsideCall now = new OutsideCall(++number, what, message);
        dieIf(now, Side.BEFORE);
        return now;
    }

    private synchronized void ended(OutsideCall now) {
        done.add(now);
        last = Optional.of(now);
        dieIf(now, Side.AFTER);
    }

    private void dieIf(OutsideCall now, Side side) {
        if (kill.filter(k -> k.equals(new KillPoint(now, side))).isPresent()) {
            dead = true;
            death = Optional.of(new Death(last));
            throw new Killed(side + " " + now);
        }
    }

    /** The call itself. */
    interface Call<T extends @Nullable Object> {
        T make() throws Throwable;
    }

    /**
     * The end of a process.
     *
     * @param last the last of its calls that took effect; empty where it made none
     */
    record Death(Optional<OutsideCall> last) {}
}
