package ecsremediation.simulator.remediation;

import ecsremediation.aws.Clients.RetrySettings;
import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.FaultInjector;
import ecsremediation.simulator.endpoint.wire.Call;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * The waiting time of a function on the world's clock: the answers of calls, and the SDK's pauses between attempts.
 * What runs in parallel on AWS runs in sequence here, so a run takes rather more time than on AWS.
 */
record FunctionTime(World world) implements FaultInjector {
    /** Five parallel calls of 25 ms, as for ECS; or one call of DynamoDB. */
    private static final Duration ANSWER = Duration.ofMillis(5);

    @Override
    public Effect on(Call call) {
        world.advance(ANSWER);
        return new Effect.Pass();
    }

    /** The functions' retry settings. Their pauses move virtual time. */
    RetrySettings patience() {
        RetrySettings usual = RetrySettings.USUAL;
        return new RetrySettings(usual.attempts(), passing(usual.fault()), passing(usual.throttled()));
    }

    private BackoffStrategy passing(BackoffStrategy strategy) {
        return attempt -> {
            world.advance(strategy.computeDelay(attempt));
            return Duration.ZERO;
        };
    }

    /** The virtual duration of a function's run. */
    Duration of(Runnable run) {
        Instant began = world.now();
        run.run();
        return Duration.between(began, world.now());
    }
}
