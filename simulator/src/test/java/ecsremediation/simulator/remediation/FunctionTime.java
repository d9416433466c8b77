package ecsremediation.simulator.remediation;

import ecsremediation.aws.Clients.Patience;
import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.FaultInjector;
import ecsremediation.simulator.endpoint.wire.Call;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * What a function waits for, on the world's clock: the answer to each call, and the SDK's pauses before it tries a call
 * again. What passes side by side on AWS passes one after the other here, so that runs are rather too long than too short.
 */
record FunctionTime(World world) implements FaultInjector {
    /** Five calls of 25 ms side by side, as ECS is asked, or one call of DynamoDB. */
    private static final Duration ANSWER = Duration.ofMillis(5);

    @Override
    public Effect on(Call call) {
        world.advance(ANSWER);
        return new Effect.Pass();
    }

    /** The functions' own patience; its pauses let virtual time pass and no other. */
    Patience patience() {
        Patience usual = Patience.USUAL;
        return new Patience(usual.attempts(), passing(usual.fault()), passing(usual.throttled()));
    }

    private BackoffStrategy passing(BackoffStrategy strategy) {
        return attempt -> {
            world.advance(strategy.computeDelay(attempt));
            return Duration.ZERO;
        };
    }

    /** How long the run of a function takes. */
    Duration of(Runnable run) {
        Instant began = world.now();
        run.run();
        return Duration.between(began, world.now());
    }
}
