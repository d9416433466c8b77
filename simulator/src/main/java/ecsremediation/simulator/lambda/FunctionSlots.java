package ecsremediation.simulator.lambda;

import ecsremediation.simulator.engine.EventLoop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The functions of the account, by name. A slot without code drops its events, as a deleted function does.
 * {@link #dropped} lists them.
 */
public final class FunctionSlots {
    /**
     * Lambda's delays before the two retries of an asynchronous invocation [Lambda guide, asynchronous invocation].
     */
    private static final List<Duration> RETRY_DELAYS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

    private final EventLoop eventLoop;
    private final Map<String, SimulatedFunction> code = new TreeMap<>();
    private final List<FunctionInvocation> invocations = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private final List<Consumer<FunctionInvocation>> observers = new ArrayList<>();
    private Consumer<String> onFailure = record -> {};

    public FunctionSlots(EventLoop eventLoop) {
        this.eventLoop = eventLoop;
    }

    /** Sets the code of a slot. It replaces earlier code. */
    public void attach(String name, SimulatedFunction function) {
        eventLoop.run(() -> code.put(name, function));
    }

    /** Whether the slot of that name has code. */
    public boolean has(String name) {
        return eventLoop.locked(() -> code.containsKey(name));
    }

    /** Sets the receiver of Lambda's record of an event whose three attempts failed. */
    public void onFailure(Consumer<String> destination) {
        onFailure = destination;
    }

    /** Calls the observer after every run. */
    public void observe(Consumer<FunctionInvocation> observer) {
        eventLoop.run(() -> observers.add(observer));
    }

    /** Every run so far, in order. */
    public List<FunctionInvocation> invocations() {
        return eventLoop.locked(() -> List.copyOf(invocations));
    }

    /** Names of the slots without code that got an event, one entry per event. */
    public List<String> dropped() {
        return eventLoop.locked(() -> List.copyOf(dropped));
    }

    /** Invokes a function asynchronously. If it fails, Lambda retries after 1 and after 2 more minutes. */
    public void invokeAsync(String name, String event) {
        attempt(name, event, 1);
    }

    private void attempt(String name, String event, int attempt) {
        invoke(new FunctionInvocation(eventLoop.now(), name, attempt, event, Optional.empty()), (done, answer) -> {
            if (done.error().isEmpty()) {
                return;
            }
            if (attempt > RETRY_DELAYS.size()) {
                onFailure.accept(FailureRecord.json(eventLoop, done));
            } else {
                eventLoop.after(RETRY_DELAYS.get(attempt - 1), () -> attempt(name, event, attempt + 1));
            }
        });
    }

    /**
     * Runs a function outside the lock, then passes the result to {@code then} under the lock.
     *
     * @param then gets the run and the answer's text; not called for a slot without code
     */
    public void invoke(FunctionInvocation invocation, BiConsumer<FunctionInvocation, String> then) {
        eventLoop.run(() -> {
            SimulatedFunction function = code.get(invocation.function());
            if (function == null) {
                dropped.add(invocation.function());
            } else {
                eventLoop.outside(() -> runNow(function, invocation, then));
            }
        });
    }

    // Catches everything a function throws, as Lambda does.
    private void runNow(
            SimulatedFunction function, FunctionInvocation invocation, BiConsumer<FunctionInvocation, String> then) {
        Optional<String> error = Optional.empty();
        String answer = "";
        try {
            answer = new String(
                    function.invoke(invocation.event().getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        } catch (Exception e) {
            error = Optional.of(e.toString());
        }
        FunctionInvocation done = new FunctionInvocation(
                invocation.at(), invocation.function(), invocation.attempt(), invocation.event(), error);
        String result = answer;
        eventLoop.run(() -> {
            invocations.add(done);
            observers.forEach(o -> o.accept(done));
            then.accept(done, result);
        });
    }
}
