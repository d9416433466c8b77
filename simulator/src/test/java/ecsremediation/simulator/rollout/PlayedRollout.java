package ecsremediation.simulator.rollout;

import java.time.Duration;
import java.util.Optional;

/**
 * The end of a rollout.
 *
 * @param time from the first update until every service has completed; empty if the rollout stands still
 * @param peak the largest desired capacity that the group had
 * @param writes the number of writes that the program made
 */
record PlayedRollout(Optional<Duration> time, int peak, int writes) {
    boolean isComplete() {
        return time.isPresent();
    }
}
