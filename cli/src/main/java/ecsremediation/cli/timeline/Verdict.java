package ecsremediation.cli.timeline;

import java.time.Duration;
import java.util.Optional;

/**
 * The result of a run.
 *
 * @param summary the result in one sentence
 * @param toAction virtual time from the change of the desired count to the first change of the group; empty
 *     without one
 * @param toRecovery virtual time from the change of the desired count until every task ran; empty if some
 *     never did
 * @param writes the number of write calls to Auto Scaling
 */
public record Verdict(
        Ending ending, String summary, Optional<Duration> toAction, Optional<Duration> toRecovery, int writes) {

    public enum Ending {
        /** Mode act: every task runs. */
        RESOLVED,
        /** Mode observe or off: no write call was made. */
        OBSERVED,
        /** Mode act: tasks are missing. */
        UNRESOLVED,
        /** Mode observe or off: a write call was made. */
        WROTE_IN_OBSERVE
    }

    /** Whether the command ends with exit code 0. */
    public boolean isGood() {
        return switch (ending) {
            case RESOLVED, OBSERVED -> true;
            case UNRESOLVED, WROTE_IN_OBSERVE -> false;
        };
    }
}
