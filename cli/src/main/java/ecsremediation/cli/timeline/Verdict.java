package ecsremediation.cli.timeline;

import java.time.Duration;
import java.util.Optional;

/**
 * What the run came to.
 *
 * @param ending whether it ended as that mode should end
 * @param summary in one sentence
 * @param toAction from the trouble to the first write; empty where nothing was written
 * @param toRecovery from the trouble to every task running; empty where that did not happen
 * @param writes write calls to Auto Scaling
 */
public record Verdict(
        Ending ending, String summary, Optional<Duration> toAction, Optional<Duration> toRecovery, int writes) {

    /** How it ended. */
    public enum Ending {
        /** Every task runs. */
        RESOLVED,
        /** Observe mode: nothing was written, and it was said what would have been. */
        OBSERVED,
        /** Tasks are still missing. */
        UNRESOLVED,
        /** Observe mode, and something was written all the same. */
        WROTE_IN_OBSERVE
    }

    /** Whether the command may end with exit code 0. */
    public boolean isGood() {
        return switch (ending) {
            case RESOLVED, OBSERVED -> true;
            case UNRESOLVED, WROTE_IN_OBSERVE -> false;
        };
    }
}
