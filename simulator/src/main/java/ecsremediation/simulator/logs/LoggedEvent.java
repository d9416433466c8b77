package ecsremediation.simulator.logs;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * One event of a log group.
 *
 * @param number counts the events of all log groups, from 1
 * @param timestamp when it happened, as its writer says
 * @param ingestedAt when CloudWatch Logs received it
 * @param stream the name of its log stream
 * @param text its message, made when it is read
 */
public record LoggedEvent(long number, Instant timestamp, Instant ingestedAt, String stream, Supplier<String> text) {
    /** The message. */
    public String message() {
        return text.get();
    }
}
