package ecsremediation.simulator.ecs;

import ecsremediation.simulator.engine.DelayRange;
import ecsremediation.simulator.engine.RandomSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a service may try placement again: every few seconds for about 50 s, then about every 5 minutes, even if an
 * instance has registered meanwhile [measured; ecs_deploy issue 53]. A placed task resets it, and an update that changes
 * the service. The guide names only an update with another task definition [ECS guide, service throttle logic]; that
 * other changes reset it is assumed.
 */
final class Retry {
    private static final Duration EAGER = Duration.ofSeconds(50);
    private static final DelayRange EAGER_PAUSE = DelayRange.seconds(8, 12);
    private static final DelayRange LONG_PAUSE = DelayRange.seconds(285, 315);

    private Optional<Instant> failingSince = Optional.empty();
    private Instant notBefore = Instant.MIN;

    boolean mayTry(Instant now) {
        return !now.isBefore(notBefore);
    }

    void reset() {
        failingSince = Optional.empty();
        notBefore = Instant.MIN;
    }

    /** Records a failed attempt and returns the pause before the next. */
    Duration failed(Instant now, RandomSource random) {
        Instant since = failingSince.orElse(now);
        failingSince = Optional.of(since);
        boolean eager = now.isBefore(since.plus(EAGER));
        Duration pause = random.between(eager ? EAGER_PAUSE : LONG_PAUSE);
        notBefore = now.plus(pause);
        return pause;
    }
}
