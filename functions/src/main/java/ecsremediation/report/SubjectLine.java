package ecsremediation.report;

import ecsremediation.act.Outcome;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.Counts;
import ecsremediation.plan.Plan;
import java.util.Optional;

/** The subject line of a message. */
final class SubjectLine {
    /** SNS takes less than 100 characters, without line breaks (API reference of Publish). */
    private static final int MOST = 99;

    /** Names longer than this are cut, so that the rest of the subject stays visible. */
    static final int NAME = 28;

    private SubjectLine() {}

    static String of(MessageData facts) {
        return Phrases.fit("[ECS] " + Phrases.fit(facts.service().service(), NAME) + ": " + notification(facts), MOST);
    }

    private static String notification(MessageData facts) {
        return facts.readBack().map(r -> readBack(r, facts)).orElseGet(() -> ofType(facts));
    }

    private static String readBack(TimelineEvent.ReadBack readBack, MessageData facts) {
        return switch (facts.context().type()) {
            case ESCALATED -> "action required: " + ReadBackText.brief(readBack);
            case RAISED, FURTHER_RAISES, WOULD_RAISE, HELD, STILL_WRONG, CLEARED -> ReadBackText.brief(readBack);
        };
    }

    private static String ofType(MessageData facts) {
        return switch (facts.context().type()) {
            case RAISED -> raise(facts, "raising");
            case FURTHER_RAISES -> facts.furtherRaises().orElse("further raises");
            case WOULD_RAISE -> raise(facts, "WOULD raise");
            case HELD -> "holding, " + missing(facts) + ": " + reason(facts);
            case ESCALATED -> "action required, " + missing(facts) + ": " + reason(facts);
            case STILL_WRONG -> "still wrong, " + missing(facts) + ": " + reason(facts);
            case CLEARED -> "cleared, " + running(facts);
        };
    }

    private static String raise(MessageData facts, String verb) {
        return facts.plan()
                .flatMap(plan -> raise(plan, facts, verb))
                .or(() -> facts.actions().reversed().stream().findFirst().map(made -> raise(made, verb)))
                .orElse(verb + " for " + unplaced(facts));
    }

    private static Optional<String> raise(Plan plan, MessageData facts, String verb) {
        return switch (plan) {
            case Plan.RaiseCapacity p ->
                Optional.of(verb + " " + Phrases.fit(p.group(), NAME) + " "
                        + p.from().desired() + " → " + p.to().desired() + " for " + unplaced(facts) + needed(p));
            case Plan.RaiseMaxOnly p ->
                Optional.of(verb + " max of " + Phrases.fit(p.group(), NAME) + " "
                        + p.from().max() + " → " + p.to().max() + " for " + unplaced(facts) + needed(p));
            case Plan.Hold p -> Optional.empty();
            case Plan.Escalate p -> Optional.empty();
        };
    }

    /** A raise whose process stopped before it notified: the number of tasks that it was for is no longer known. */
    private static String raise(CapacityAction made, String verb) {
        return verb + " " + Phrases.fit(made.group(), NAME) + " " + made.from().desired() + " → "
                + made.to().desired();
    }

    private static String needed(Plan plan) {
        return MessageData.needed(plan)
                .map(wanted -> " (" + wanted + " needed)")
                .orElse("");
    }

    private static String unplaced(MessageData facts) {
        return Phrases.count(facts.unplaced(), "unplaced task");
    }

    private static String missing(MessageData facts) {
        int missing = facts.missing();
        return facts.counts()
                .map(Counts::desired)
                .filter(desired -> desired >= missing)
                .map(desired -> missing + " of " + Phrases.count(desired, "task") + " missing")
                .orElse(Phrases.count(missing, "task") + " missing");
    }

    private static String running(MessageData facts) {
        String after = " after " + Utc.span(facts.context().incident().openedAt(), facts.now());
        return facts.counts()
                        .map(c -> c.running() + " of " + Phrases.count(c.desired(), "task") + " running")
                        .orElse("the service is gone")
                + after;
    }

    /** Why nothing is done for now or an operator has to act, in a few words. */
    static String reason(MessageData facts) {
        return facts.plan()
                .map(plan -> reason(plan, facts))
                .orElse(facts.diagnosis().map(DiagnosisText::brief).orElse("the service was not seen"));
    }

    private static String reason(Plan plan, MessageData facts) {
        return switch (plan) {
            case Plan.RaiseCapacity p -> unfinished(facts, p, p.group(), p.to());
            case Plan.RaiseMaxOnly p -> unfinished(facts, p, p.group(), p.to());
            case Plan.Hold p -> PlanText.brief(p);
            case Plan.Escalate p ->
                p.reason() == Plan.Escalate.Reason.NOT_CAPACITY
                        ? facts.diagnosis().map(DiagnosisText::brief).orElse(PlanText.brief(p.reason()))
                        : PlanText.brief(p);
        };
    }

    private static String unfinished(MessageData facts, Plan plan, String group, Capacity to) {
        String name = Phrases.fit(group, NAME);
        return facts.outcome(plan)
                .map(outcome -> switch (outcome) {
                    case Outcome.Raised o -> name + " is at " + to.desired();
                    case Outcome.Observed o -> name + " would go to " + to.desired();
                    case Outcome.AlreadySufficient o ->
                        name + " is already at " + o.current().desired();
                    case Outcome.Refused o -> name + " could not be raised";
                    case Outcome.Failed o -> "raising " + name + " failed";
                })
                .orElse(facts.diagnosis().map(DiagnosisText::brief).orElse(name + " was not raised"));
    }
}
