package ecsremediation.report;

import com.fasterxml.jackson.core.JsonGenerator;
import ecsremediation.act.Outcome;
import ecsremediation.incident.Cause;
import ecsremediation.incident.Incident;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.StepKind;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.Counts;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The detail of an incident's events (docs/events.md, docs/events-schema.json). */
final class StepDetail {
    /**
     * The version of the detail. A field is added within a version; what a field means, and that it is there, changes
     * only with the version.
     */
    static final String VERSION = "1";

    private final StepContext context;
    private final Stack stack;
    private final MessageData facts;

    StepDetail(StepContext context, Stack stack) {
        this.context = context;
        this.stack = stack;
        NotificationKey key = context.said()
                .orElseGet(() -> new NotificationKey(
                        NotificationKind.WAITING, context.after().service()));
        this.facts = new MessageData(new MessageContext(key, context.after(), context.report()), stack);
    }

    Instant now() {
        return facts.now();
    }

    /** What a notification is about, with the size that its group would have got. */
    StepSubject about(NotificationKey key) {
        Optional<Outcome.Observed> withheld = key.group().stream()
                .flatMap(group -> context.report().outcomes(group).stream())
                .flatMap(outcome -> outcome instanceof Outcome.Observed o ? Stream.of(o) : Stream.empty())
                .filter(_ -> key.kind() == NotificationKind.WOULD_RAISE)
                .findFirst();
        return new StepSubject(
                key.group(),
                withheld.map(Outcome.Observed::from),
                withheld.map(Outcome.Observed::to),
                Optional.of(key.kind().name())
                        .filter(reason -> !reason.equals(key.type().name())));
    }

    List<String> resources(StepSubject subject) {
        Stream<String> ecs = RelatedResources.of(facts.service(), stack).stream();
        Stream<String> groups = subject.group().flatMap(facts::groupRead).map(AutoScalingGroup::arn).stream();
        return Stream.concat(ecs, groups).map(VisibleText::of).toList();
    }

    String json(String id, StepKind kind, Instant at, StepSubject subject) {
        Incident incident = context.after();
        return JsonText.object(json -> {
            json.writeStringField("version", VERSION);
            json.writeStringField("id", VisibleText.of(id));
            json.writeStringField("stack", stack.name());
            json.writeStringField("incident", VisibleText.of(incident.id()));
            json.writeStringField("step", kind.name());
            json.writeStringField("at", at.toString());
            json.writeStringField("openedAt", incident.openedAt().toString());
            json.writeStringField("cluster", facts.service().cluster());
            json.writeStringField("service", facts.service().service());
            json.writeStringField("mode", context.report().mode().mode().word());
            json.writeStringField("phase", incident.phase().name());
            optional(json, "cause", incident.mainCause().map(Cause::name));
            optional(json, "reason", subject.reason());
            counts(json);
            change(json, subject);
            optional(
                    json,
                    "message",
                    context.message().filter(_ -> isReported(kind)).map(VisibleText::of));
        });
    }

    /** Whether the message of this reconciliation reports the step. */
    private boolean isReported(StepKind kind) {
        return context.said()
                .filter(key -> switch (kind) {
                    case RAISED, FURTHER_RAISES, WOULD_RAISE, HELD, ESCALATED, STILL_WRONG, CLEARED ->
                        key.type().name().equals(kind.name());
                    case READ_BACK ->
                        key.kind() == NotificationKind.RESTORED || key.kind() == NotificationKind.LOWERED_BY_RAISE;
                    case OPENED, REOPENED, GONE, STACK_NOTICE -> false;
                })
                .isPresent();
    }

    /** They are missing where the service was not read. They are those of the messages. */
    private void counts(JsonGenerator json) throws IOException {
        Optional<Counts> counts = facts.counts();
        if (counts.isPresent()) {
            json.writeObjectFieldStart("tasks");
            json.writeNumberField("desired", counts.get().desired());
            json.writeNumberField("running", counts.get().running());
            json.writeNumberField("pending", counts.get().pending());
            json.writeNumberField("missing", facts.shortage().missing());
            json.writeNumberField("unplaced", facts.unplaced());
            json.writeEndObject();
        }
    }

    private static void change(JsonGenerator json, StepSubject subject) throws IOException {
        if (subject.group().isPresent()) {
            json.writeObjectFieldStart("group");
            json.writeStringField("name", VisibleText.of(subject.group().get()));
            capacity(json, "from", subject.from());
            capacity(json, "to", subject.to());
            json.writeEndObject();
        }
    }

    private static void capacity(JsonGenerator json, String name, Optional<Capacity> size) throws IOException {
        if (size.isPresent()) {
            json.writeObjectFieldStart(name);
            json.writeNumberField("desired", size.get().desired());
            json.writeNumberField("max", size.get().max());
            json.writeEndObject();
        }
    }

    private static void optional(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }
}
