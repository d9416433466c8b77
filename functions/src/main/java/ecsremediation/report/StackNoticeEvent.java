package ecsremediation.report;

import ecsremediation.incident.StackMessage;
import ecsremediation.incident.StackNotice;
import ecsremediation.incident.StepEvent;
import ecsremediation.incident.StepKind;
import java.time.Instant;
import java.util.List;

/** The event about stack notices of one kind that were sent in one message (docs/events.md). */
public final class StackNoticeEvent {
    /** The most keys that an event lists. It counts the others. Our choice. */
    private static final int LISTED = StackNoticeText.LISTED;

    private StackNoticeEvent() {}

    /** The event of a message and its notices; at least one. */
    public static StepEvent of(StackMessage message, List<StackNotice> notices, Stack stack, Instant now) {
        String detail = JsonText.object(json -> {
            json.writeStringField("version", StepDetail.VERSION);
            json.writeStringField("id", message.id());
            json.writeStringField("stack", stack.name());
            json.writeStringField("step", StepKind.STACK_NOTICE.name());
            json.writeStringField("at", now.toString());
            json.writeStringField("notice", notices.getFirst().kind());
            json.writeNumberField("count", notices.size());
            JsonText.strings(
                    json,
                    "keys",
                    notices.stream()
                            .limit(LISTED)
                            .map(StackNotice::key)
                            .map(VisibleText::of)
                            .toList());
            json.writeStringField("message", message.id());
        });
        return new StepEvent(message.id(), now, StepKind.STACK_NOTICE, List.of(), detail);
    }
}
