package ecsremediation.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Reads the event of an invocation: bytes in, triggers out. It reads every shape in which the same event can
 * arrive (SNS, SQS raw and not raw, EventBridge, an alarm's direct Lambda action, the scheduled tick). No
 * input makes it throw. For an event that it cannot read it returns a {@link Trigger.Ignored} whose reason
 * names the field and what was expected there.
 */
public final class TriggerParser {
    /**
     * The largest event Lambda passes to a function, in bytes: 6 MB, synchronous invocations included (Lambda
     * quotas).
     */
    static final int MOST_BYTES = 6 * 1024 * 1024;

    private TriggerParser() {}

    /**
     * Reads one invocation's event. An event is ignored if neither it nor an envelope around it has a
     * readable time.
     *
     * @return in the event's own order; empty only for the daily keep-alive, which triggers nothing
     */
    public static List<Delivery> parse(byte[] event) {
        return parse(event, EnvelopeContext.outermost());
    }

    /**
     * Reads one invocation's event.
     *
     * @param received when the function received it; the time of an event that has no readable time
     * @return in the event's own order; empty only for the daily keep-alive, which triggers nothing
     */
    public static List<Delivery> parse(byte[] event, Instant received) {
        return parse(event, EnvelopeContext.outermost().sentAt(received));
    }

    private static List<Delivery> parse(byte[] event, EnvelopeContext outermost) {
        if (event.length > MOST_BYTES) {
            return outermost.ignored("the event has " + event.length + " bytes, and Lambda hands over " + MOST_BYTES
                    + " at most: send the alarm, not a document");
        }
        try {
            return EventUnwrapper.open(EventJson.read(event), outermost);
        } catch (JsonProcessingException e) {
            return outermost.ignored("the event is not JSON that we read: " + EventJson.problem(e));
        } catch (IOException e) {
            return outermost.ignored("the event is not text: send JSON in UTF-8");
        }
    }
}
