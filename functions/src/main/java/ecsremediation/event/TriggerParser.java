package ecsremediation.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Reads whatever woke a function: bytes in, triggers out, for every form in which the same news can arrive
 * (SNS, SQS raw and not raw, EventBridge, an alarm's direct Lambda action, the scheduled tick). Nothing that
 * can be sent makes it throw: what is not understood is a {@link Trigger.Ignored} whose reason names the
 * field and what was expected there.
 */
public final class TriggerParser {
    /**
     * The largest event Lambda hands to a function, synchronous invocations included: 6 MB (Lambda quotas).
     */
    static final int MOST_BYTES = 6 * 1024 * 1024;

    private TriggerParser() {}

    /**
     * Reads one invocation's event. News that carries no time that can be read, in no envelope either, is ignored.
     *
     * @return at least one delivery, in the event's own order
     */
    public static List<Delivery> parse(byte[] event) {
        return parse(event, EnvelopeContext.outermost());
    }

    /**
     * Reads one invocation's event.
     *
     * @param received when it reached us: the time of news that carries no time that can be read
     * @return at least one delivery, in the event's own order
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
