package ecsremediation.simulator.endpoint;

import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Call;
import java.time.Duration;
import java.util.function.Predicate;

/** Sees every call before it is answered, and may spoil it: throttling, faults of AWS, delays, lost answers. */
@FunctionalInterface
public interface FaultInjector {
    /** Spoils nothing. */
    FaultInjector NONE = call -> new Effect.Pass();

    /** What is to happen to this call. */
    Effect on(Call call);

    /** The first of both that does something. */
    default FaultInjector or(FaultInjector other) {
        return call -> {
            Effect first = on(call);
            return first instanceof Effect.Pass ? other.on(call) : first;
        };
    }

    /** The effect on calls that the test picks, and nothing on the others. */
    static FaultInjector when(Predicate<Call> test, Effect effect) {
        return call -> test.test(call) ? effect : new Effect.Pass();
    }

    /** What happens to a call. */
    sealed interface Effect {
        /** It is answered. */
        record Pass() implements Effect {}

        /** It is refused, and nothing is done. */
        record Refuse(AwsFault fault) implements Effect {}

        /** It is answered so much later, in real time. */
        record Delay(Duration by) implements Effect {}

        /** It is carried out, but the connection breaks before the answer: the caller cannot know. */
        record LoseAnswer() implements Effect {}
    }
}
