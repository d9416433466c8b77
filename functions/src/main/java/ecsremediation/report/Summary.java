package ecsremediation.report;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.Trigger;
import ecsremediation.model.Counts;
import ecsremediation.plan.Plan;
import java.util.List;

/** The message's first lines: the state with its cause, and whether the operator has to act. */
final class Summary {
    private Summary() {}

    /** Two lines: the state with its cause, then what was done and what the operator has to do. */
    static List<String> of(MessageData facts) {
        return List.of(state(facts), verdict(facts));
    }

    private static String state(MessageData facts) {
        String name = facts.service().service();
        String counts = facts.counts()
                .map(c -> name + " wants " + Phrases.count(c.desired(), "task") + " and runs " + running(c))
                .orElse(name + " was not seen");
        return facts.diagnosis()
                .filter(d -> !(d instanceof Diagnosis.NoGap))
                .map(d -> counts + ": " + DiagnosisText.brief(d) + ".")
                .orElse(counts + ".");
    }

    private static String running(Counts counts) {
        return counts.running() == 0 ? "none" : counts.running() == counts.desired() ? "all" : "" + counts.running();
    }

    private static String verdict(MessageData facts) {
        return facts.readBack().map(ReadBackText::detail).orElseGet(() -> ofType(facts));
    }

    private static String ofType(MessageData facts) {
        return switch (facts.context().type()) {
            case RAISED -> done(facts) + rest(facts);
            case FURTHER_RAISES -> facts.furtherRaises().map(r -> r + ". ").orElse("") + todo(facts);
            case WOULD_RAISE -> "Dry run. " + done(facts);
            case HELD -> "Held for now: " + facts.plan().map(Summary::held).orElse("see below") + ".";
            case STILL_WRONG -> "Still wrong. " + todo(facts);
            case ESCALATED -> "Operator action required: see NEXT STEP.";
            case CLEARED ->
                facts.diagnosis()
                        .flatMap(Diagnosis::rolledBack)
                        .map(_ -> "The incident is over, but a deployment was rolled back: see NEXT STEP.")
                        .orElse("The incident is over. Nothing to do now.");
        };
    }

    private static String todo(MessageData facts) {
        return facts.isActionRequired() ? "Operator action required: see NEXT STEP." : "Nothing to do now.";
    }

    private static String held(Plan plan) {
        return plan instanceof Plan.Hold hold ? PlanText.brief(hold) : "see below";
    }

    private static String rest(MessageData facts) {
        return facts.plan()
                .flatMap(MessageData::needed)
                .map(n -> "That is not enough, desired " + n + " would be needed: see limit.")
                .orElse("Nothing to do now.");
    }

    private static String done(MessageData facts) {
        return facts.plan()
                .flatMap(facts::outcome)
                .map(o -> PlanText.sentence(o) + " ")
                .orElse("");
    }

    /** What started the reconciliation. */
    static String trigger(Trigger trigger) {
        return switch (trigger) {
            case Trigger.AlarmRaised t -> "alarm " + t.alarmName() + (t.muted() ? " (muted)" : "");
            case Trigger.AlarmCleared t -> "alarm " + t.alarmName() + " going to " + t.state();
            case Trigger.ServiceEvent t ->
                "ECS event " + t.eventName() + (t.reason().isEmpty() ? "" : " (" + t.reason() + ")");
            case Trigger.LaunchFailed t -> "failed launch in " + t.group() + ": " + t.message();
            case Trigger.Tick t -> "the clock";
            case Trigger.Ignored t -> IgnoredText.of(t.reason());
        };
    }
}
