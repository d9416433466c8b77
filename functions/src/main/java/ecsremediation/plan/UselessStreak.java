package ecsremediation.plan;

import ecsremediation.model.JudgedRaise;
import ecsremediation.model.Timeouts;
import java.time.Instant;
import java.util.List;

/**
 * The useless raises for one service since an operator last resumed it, its group last launched from something
 * else, or one of its raises was last useful.
 *
 * @param raises newest first, at least one
 */
record UselessStreak(List<JudgedRaise> raises) {
    UselessStreak {
        raises = List.copyOf(raises);
    }

    private Instant newest() {
        return raises.getFirst().raisedAt();
    }

    /**
     * When the service may be raised for again: after {@link Timeouts#CIRCUIT_BREAKER}, or after {@link
     * Timeouts#USELESS_AGAIN} where the newest raise followed such a stop.
     */
    Instant nextTry() {
        Instant stopped = newest().minus(Timeouts.CIRCUIT_BREAKER);
        boolean isRepeated = raises.stream().map(JudgedRaise::raisedAt).anyMatch(earlier -> !earlier.isAfter(stopped));
        return newest().plus(isRepeated ? Timeouts.USELESS_AGAIN : Timeouts.CIRCUIT_BREAKER);
    }
}
