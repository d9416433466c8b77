package ecsremediation.simulator.remediation;

import java.util.Optional;

/**
 * One call that the program makes to something outside.
 *
 * @param number counts from 1 over the whole incident
 * @param what port and method, or service and operation
 * @param message id of the message that the call hands over for delivery; empty for all other calls
 */
record OutsideCall(int number, String what, Optional<String> message) {
    @Override
    public String toString() {
        return number + " " + what;
    }
}
