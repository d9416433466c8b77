package ecsremediation.simulator.remediation;

import java.util.Optional;

/**
 * One call that the program makes to something outside.
 *
 * @param what port and method, or service and operation
 * @param number counts from 1 the calls of the same kind over the whole incident: calls of different kinds may be made
 *     side by side
 * @param write whether it may change something
 * @param message id of the message that the call hands over for delivery; empty for all other calls
 */
record PortCall(String what, int number, boolean write, Optional<String> message) {

    /** A call that is about to be made, and has no number yet. */
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
