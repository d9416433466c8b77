package ecsremediation.simulator.endpoint;

import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Call;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Receives every call before the endpoint answers it, and may inject a fault: throttling, AWS errors, delays, lost
 * answers.
 */
@FunctionalInterface
public interface FaultInjector {
    /** Injects no fault. */
    FaultInjector NONE = call -> new Effect.Pass();

    /** The fault of this call, or {@link Effect.Pass}. */
    Effect on(Call call);

    /** Asks this injector first, and the other only if this one passes the call. */
    default FaultInjector or(FaultInjector other) {
        return call -> {
            Effect first = on(call);
            return first instanceof Effect.Pass ? other.on(call) : first;
        };
    }

    /** Applies the effect to the calls that the test accepts, and passes the others. */
    static FaultInjector when(Predicate<Call> test, Effect effect) {
        return call -> test.test(call) ? effect : new Effect.Pass();
    }

    /** What the endpoint does with a call. */
    sealed interface Effect {
        /** Answers the call. */
        record Pass() implements Effect {}

        /** Refuses the call and changes nothing. */
        record Refuse(AwsFault fault) implements Effect {}

        /** Answers the call after a delay in real time. */
        record Delay(Duration by) implements Effect {}

        /** Carries the call out and breaks the connection before the answer. The caller cannot know the result. */
        record LoseAnswer() implements Effect {}
    }
}
