package ecsremediation.report;

import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.Trigger;
import ecsremediation.plan.AppliedLimit;
import ecsremediation.plan.Plan;
import java.util.List;
import java.util.Optional;

/** The message's first lines: the state with its cause, and whether the operator has to act. */
final class Summary {
    /** The end of the first two lines of a message that nobody has to act on. */
    static final String NOTHING_TO_DO = "Nothing to do now.";

    private Summary() {}

    /** Two lines: the state with its cause, then what was done and whether the operator has to act. */
    static List<String> of(MessageData facts) {
        return List.of(state(facts), verdict(facts));
    }

    private static String state(MessageData facts) {
        String state = ShortageText.state(facts.service().service(), facts.shortage());
        return facts.diagnosis()
                .filter(d -> !(d instanceof Diagnosis.NoGap))
                .map(d -> Phrases.sentence(state + cause(facts, d)))
                .orElse(state + ".");
    }

    /** The numbers of a rollout are a sentence of their own. */
    private static String cause(MessageData facts, Diagnosis diagnosis) {
        return facts.shortage() instanceof Shortage.UnfinishedRollout
                ? ". " + DiagnosisText.capital(NamedCause.of(diagnosis, facts))
                : ": " + NamedCause.of(diagnosis, facts);
    }

    private static String verdict(MessageData facts) {
        return facts.readBack().map(ReadBackText::detail).orElseGet(() -> ofType(facts));
    }

    private static String ofType(MessageData facts) {
        return switch (facts.context().type()) {
            case RAISED -> done(facts) + rest(facts);
            case FURTHER_RAISES -> facts.furtherRaises().map(r -> r + ". ").orElse("") + todo(facts);
            case WOULD_RAISE ->
                "Dry run. " + done(facts)
                        + (NextStep.of(facts).isEmpty() ? NOTHING_TO_DO : "To raise it: see NEXT STEP.");
            case HELD ->
                "Held for now" + on(facts) + ": "
                        + facts.plan().map(Summary::held).orElse("see below") + ". " + ifAny(facts);
            case STILL_WRONG -> "Still wrong. " + todo(facts);
            case ESCALATED -> required(facts);
            case CLEARED ->
                facts.diagnosis()
                        .flatMap(Diagnosis::rolledBack)
                        .map(_ -> "The incident is over, but a deployment was rolled back: see NEXT STEP.")
                        .orElse("The incident is over. " + NOTHING_TO_DO);
        };
    }

    private static String todo(MessageData facts) {
        return facts.isActionRequired() ? required(facts) : ifAny(facts);
    }

    private static String required(MessageData facts) {
        return "Operator action required"
                + on(facts)
                + facts.plan().map(plan -> together(facts, plan)).orElse("")
                + ": "
                + facts.plan().flatMap(plan -> notCapacity(facts, plan)).orElseGet(() -> SubjectLine.reason(facts))
                + refused(facts) + ".";
    }

    /** Why a raise was refused, such as {@code : IAM does not allow it}; empty where none was. */
    private static String refused(MessageData facts) {
        return facts.plan()
                .flatMap(facts::outcome)
                .map(o -> o instanceof Outcome.Refused refused ? ": " + PlanText.refused(refused.reason()) : "")
                .orElse("");
    }

    /** The cause is in the line above. */
    private static Optional<String> notCapacity(MessageData facts, Plan plan) {
        return plan instanceof Plan.Escalate p && p.reason() == Plan.Escalate.Reason.NOT_CAPACITY
                ? facts.diagnosis().map(DiagnosisText::whyNoRaise).or(() -> Optional.of(PlanText.brief(p.reason())))
                : Optional.empty();
    }

    private static String ifAny(MessageData facts) {
        return NextStep.of(facts).isEmpty() ? NOTHING_TO_DO : "If it lasts: see NEXT STEP.";
    }

    private static String on(MessageData facts) {
        return facts.plan()
                .filter(plan -> plan instanceof Plan.Hold || plan instanceof Plan.Escalate)
                .flatMap(MessageData::group)
                .map(group -> " on " + group)
                .orElse("");
    }

    private static String held(Plan plan) {
        if (!(plan instanceof Plan.Hold hold)) {
            return "see below";
        }
        return PlanText.brief(hold)
                + PlanText.order(hold).map(order -> " (" + order + ")").orElse("");
    }

    private static String rest(MessageData facts) {
        return facts.plan()
                .flatMap(MessageData::limit)
                .map(Summary::rest)
                .orElse(NextStep.of(facts).isEmpty() ? NOTHING_TO_DO : "To clean up: see NEXT STEP.");
    }

    private static String rest(AppliedLimit limit) {
        return "That is not enough, desired " + limit.wanted() + " would be needed"
                + (PlanText.remedy(limit.limit()).isPresent()
                        ? ": see NEXT STEP."
                        : "; the rest follows. " + NOTHING_TO_DO);
    }

    /** What was done, and for which services. */
    private static String done(MessageData facts) {
        return facts.plan()
                .flatMap(plan ->
                        facts.outcome(plan).map(o -> PlanText.sentence(o) + together(facts, plan, " That is") + " "))
                .orElse("");
    }

    private static String together(MessageData facts, Plan plan, String verb) {
        String services = together(facts, plan);
        return services.isEmpty() ? "" : verb + services + ".";
    }

    private static String together(MessageData facts, Plan plan) {
        List<String> others = facts.others(plan);
        return others.isEmpty() ? "" : " for " + NameList.after(facts.service().service(), others);
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
