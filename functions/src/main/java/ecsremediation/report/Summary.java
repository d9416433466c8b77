package ecsremediation.report;

import ecsremediation.diagnose.Evidence;
import ecsremediation.observe.Counts;
import ecsremediation.trigger.Trigger;
import java.time.Instant;

/** The mail's first lines: what is the matter, and whether the reader has to do anything. */
final class Summary {
    private Summary() {}

    static String of(Facts facts) {
        return counts(facts) + " " + verdict(facts);
    }

    private static String counts(Facts facts) {
        String name = facts.service().service();
        return facts.counts()
                .map(c -> name + " wants " + Words.count(c.desired(), "task") + " and runs " + running(c) + ".")
                .orElse(name + " was not seen.");
    }

    private static String running(Counts counts) {
        return counts.running() == 0 ? "none" : counts.running() == counts.desired() ? "all" : "" + counts.running();
    }

    private static String verdict(Facts facts) {
        return switch (facts.story().news()) {
            case RAISED -> "Instances were added. Nothing to do now.";
            case WOULD_RAISE -> "Dry run: instances WOULD be added; NOTHING was changed.";
            case HELD -> "Nothing is done for now, for the reason below.";
            case ESCALATED -> "This needs you: see NEXT STEP.";
            case PARTLY_CLEARED -> "Better, but not cured: what remains is below.";
            case CLEARED -> "The incident is over. Nothing to do now.";
        };
    }

    /** What made us look. */
    static String trigger(Trigger trigger) {
        return switch (trigger) {
            case Trigger.AlarmRaised t -> "alarm " + t.alarmName() + (t.muted() ? " (muted)" : "");
            case Trigger.AlarmCleared t -> "alarm " + t.alarmName() + " going to " + t.state();
            case Trigger.ServiceEvent t ->
                "ECS event " + t.eventName() + (t.reason().isEmpty() ? "" : " (" + t.reason() + ")");
            case Trigger.LaunchFailed t -> "failed launch in " + t.group() + ": " + t.message();
            case Trigger.Tick t -> "the clock";
            case Trigger.Ignored t -> t.reason();
        };
    }

    /** One fact with its source and, where it is not of now, its time. */
    static String evidence(Evidence evidence, Instant now) {
        String at = evidence.at().map(t -> ", " + Utc.near(t, now)).orElse("");
        return source(evidence.source()) + at + ": " + evidence.statement();
    }

    private static String source(Evidence.Source source) {
        return switch (source) {
            case COUNTS -> "counts";
            case SERVICE_EVENT -> "ECS service event";
            case TASK -> "task";
            case INSTANCE -> "instance";
            case GROUP -> "group";
            case PLACEMENT_CHECK -> "placement check";
        };
    }
}
