package ecsremediation.simulator.remediation;

import java.util.Optional;

/**
 * One outside call of the program.
 *
 * @param what port and method, or service and operation
 * @param number counts the calls of the same kind in the whole incident from 1; calls of different kinds may run in
 *     parallel
 * @param write whether it may change something
 * @param message id of the message that the call delivers; empty for all other calls
 */
record PortCall(String what, int number, boolean write, Optional<String> message) {

    /** A call before it is made; it has no number yet. */
    static PortCall of(String what, boolean write, Optional<String> message) {
        return new PortCall(what, 0, write, message);
    }

    PortCall numbered(int asNumber) {
        return new PortCall(what, asNumber, write, message);
    }

    @Override
    public String toString() {
        return what + " " + number;
    }
}
