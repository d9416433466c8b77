package ecsremediation.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * A cause and the time since which every reconciliation has found it.
 *
 * @param firstSeen when the first of these reconciliations began
 */
public record CauseSighting(Cause cause, Instant firstSeen) {
    /** This sighting, with the first sighting of the one before where both are the same problem. */
    CauseSighting continuing(Optional<CauseSighting> before) {
        return before.filter(b -> b.cause().isSameProblem(cause))
                .filter(b -> b.firstSeen().isBefore(firstSeen))
                .map(b -> new CauseSighting(cause, b.firstSeen()))
                .orElse(this);
    }
}
