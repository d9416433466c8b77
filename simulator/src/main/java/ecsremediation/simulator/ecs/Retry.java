package ecsremediation.simulator.ecs;

import ecsremediation.simulator.engine.RandomSource;
import ecsremediation.simulator.engine.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a service may try again to place tasks: every few seconds for about 50 s, then about every 5 minutes, even when
 * an instance has registered meanwhile [measured; ecs_deploy issue 53]. Progress or an update of the service begins anew.
 */
final class Retry {
    private static final Duration EAGER = Duration.ofSeconds(50);
    private static final Range EAGER_PAUSE = Range.seconds(8, 12);
    private static final Range LONG_PAUSE = Range.seconds(285, 315);

    private Optional<Instant> failingSince = Optional.empty();
    private Instant notBefore = Instant.MIN;

    boolean mayTry(Instant now) {
        return !now.isBefore(notBefore);
    }

    void reset() {
        failingSince = Optional.empty();
        notBefore = Instant.MIN;
    }

    /** Notes a failed attempt and answers how long to wait before the next. */
    Duration failed(Instant now, RandomSource chance) {
        Instant since = failingSince.orElse(now);
        failingSince = Optional.of(since);
        boolean eager = now.isBefore(since.plus(EAGER));
        Duration pause = chance.between(eager ? EAGER_PAUSE : LONG_PAUSE);
        notBefore = now.plus(pause);
        return pause;
    }
}
