package ecsremediation.simulator.play;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The calls that AWS is to refuse, by operation, in the order in which the refusals were asked for. */
final class RefusedCalls {
    private final Map<String, Deque<Refusal>> refusals = new TreeMap<>();

    /** Adds refusals of the next calls. */
    synchronized void add(String operation, String code, int times) {
        Deque<Refusal> next = refusals.computeIfAbsent(operation, _ -> new ArrayDeque<>());
        for (int i = 0; i < times; i++) {
            next.addLast(new Refusal(code));
        }
    }

    /**
     * Makes a call whose attempts may be refused.
     *
     * @param attempts how often the client makes it while it is refused
     * @return the refusal of the last attempt; empty if AWS carries an attempt out
     */
    synchronized Optional<Refusal> call(String operation, int attempts) {
        Optional<Refusal> last = Optional.empty();
        for (int i = 0; i < attempts; i++) {
            last = Optional.ofNullable(refusals.get(operation)).map(Deque::pollFirst);
            if (last.isEmpty()) {
                return last;
            }
        }
        return last;
    }

    /** Whether no refusal is left. */
    synchronized boolean isDone() {
        return refusals.values().stream().allMatch(Deque::isEmpty);
    }

    /**
     * One refusal.
     *
     * @param code the error's code
     */
    record Refusal(String code) {
        private static final String THROTTLED = "Rate exceeded";

        /** Code and message, as the adapters keep them. */
        String words() {
            return code + ": " + message();
        }

        private String message() {
            return isThrottling() ? THROTTLED : "refused";
        }

        boolean isThrottling() {
            return code.contains("Throttl")
                    || code.equals("RequestLimitExceeded")
                    || code.equals("TooManyRequestsException");
        }

        /** A fault on AWS's side: the call may have been carried out. */
        boolean isFault() {
            return code.startsWith("Internal")
                    || code.startsWith("ServiceUnavailable")
                    || code.startsWith("ServerException");
        }

        boolean isDenial() {
            return code.startsWith("AccessDenied") || code.equals("UnauthorizedOperation");
        }
    }

    /** A refused call of a client that throws. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(Refusal refusal) {
            super(refusal.words());
        }
    }
}
