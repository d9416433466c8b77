package ecsremediation.report;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Diagnosis.AgentUnavailable;
import ecsremediation.diagnosis.Diagnosis.CapacityShortfall;
import ecsremediation.diagnosis.Diagnosis.Converging;
import ecsremediation.diagnosis.Diagnosis.DeploymentLost;
import ecsremediation.diagnosis.Diagnosis.Inconclusive;
import ecsremediation.diagnosis.Diagnosis.NotOurs;
import ecsremediation.diagnosis.Diagnosis.TaskFailing;
import ecsremediation.diagnosis.Diagnosis.Unplaceable;
import ecsremediation.diagnosis.Fact;
import ecsremediation.plan.Plan;

/** Why tasks are missing: in a few words for the subject line, and as a sentence for the e-mail. */
public final class DiagnosisText {
    private DiagnosisText() {}

    /** The cause in a few words, such as {@code not enough memory}; fits behind a colon. */
    public static String brief(Diagnosis diagnosis) {
        return diagnosis.cause().map(CauseText::brief).orElse("every task runs");
    }

    /** The cause as one sentence or two, with its numbers and AWS's words where the diagnosis has them. */
    public static String sentence(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.NoGap d ->
                "Every deployment runs its desired number of tasks."
                        + d.rolledBack()
                                .map(r -> " But ECS gave a newer deployment up"
                                        + (r.shortage().isPresent() ? " for lack of capacity" : "")
                                        + " and rolled back to "
                                        + NameList.end(r.taskDefinition()) + ".")
                                .orElse("");
            case Converging d -> capital(brief(d)) + ". That clears by itself.";
            case CapacityShortfall d -> shortfallSentence(d);
            case DeploymentLost d ->
                capital(brief(d)) + ": \"" + EvidenceText.statement(d.fact())
                        + "\". It starts no more of its tasks, whatever room there is, until the service is deployed"
                        + " again.";
            case TaskFailing d -> capital(brief(d)) + ": \"" + detail(d) + "\". More instances would not help.";
            case AgentUnavailable d -> unavailableSentence(d);
            case Unplaceable d ->
                capital(brief(d)) + ": " + Phrases.sentence(detail(d))
                        + (d.fact() instanceof Fact.NextLaunchUnsure
                                ? " So a further instance may not help."
                                : furtherInstances(d.kind()));
            case NotOurs d -> capital(brief(d)) + ". It is left to its owner.";
            case Inconclusive d -> capital(brief(d)) + ". Nothing is changed until that is clear.";
        };
    }

    /** The same for a gap that lasts longer than it should. */
    static String overdue(Diagnosis diagnosis) {
        return diagnosis instanceof Converging d
                ? capital(brief(d)) + ". That has not cleared by itself so far."
                : sentence(diagnosis);
    }

    /** The fact that shows that the tasks fail, in AWS's words where there are any; a clause. */
    public static String detail(TaskFailing diagnosis) {
        return EvidenceText.statement(diagnosis.fact());
    }

    /** What prevents the placement: what a task needs and what an instance offers, or AWS's words; a clause. */
    public static String detail(Unplaceable diagnosis) {
        return EvidenceText.statement(diagnosis.fact());
    }

    /** What an operator should check; a noun phrase. */
    public static String openQuestion(Inconclusive diagnosis) {
        return OpenQuestionText.of(diagnosis);
    }

    /** Why no group is raised for it, in a few words that fit behind a colon. */
    static String whyNoRaise(Diagnosis diagnosis) {
        if (diagnosis instanceof Unplaceable d && d.kind() == Unplaceable.Kind.GROUP_SHRINKS) {
            return "another actor made the group smaller, so it is not raised";
        }
        return diagnosis instanceof Unplaceable d && d.kind() == Unplaceable.Kind.NO_GROUP
                ? "there is no group that could be raised"
                : PlanText.brief(Plan.Escalate.Reason.NOT_CAPACITY);
    }

    private static String furtherInstances(Unplaceable.Kind kind) {
        return switch (kind) {
            case GROUP_SHRINKS -> " Another actor made the group smaller, so it is not raised.";
            case NO_GROUP -> " So there is no group that could be raised.";
            case TASK_TOO_LARGE,
                    MISSING_ATTRIBUTE,
                    WRONG_ARCHITECTURE,
                    WRONG_ZONE,
                    MEMBER_OF,
                    QUOTA,
                    DEPLOYMENT_LIMITS,
                    PROTECTED_TASKS -> " No number of further instances helps.";
        };
    }

    private static String shortfallSentence(CapacityShortfall d) {
        String tasks = Phrases.count(d.count(), "task");
        String verb = d.count() == 1 ? " has" : " have";
        return capital(brief(d)) + ": " + tasks + verb + " no place. More instances of " + Phrases.list(d.groups())
                + " would take " + (d.count() == 1 ? "it." : "them.");
    }

    private static String unavailableSentence(AgentUnavailable d) {
        String instances = capital(brief(d)) + " (" + Phrases.list(d.instances()) + "). ";
        return instances
                + switch (d.kind()) {
                    case DISCONNECTED, NOT_REGISTERING, REGISTRATION_FAILED, TASKS_STUCK ->
                        "More instances of the same kind would most likely fail the same way.";
                    case TASKS_FAIL -> "ECS may place further tasks there until the instance is drained or replaced.";
                };
    }

    static String capital(String phrase) {
        return phrase.isEmpty() ? phrase : Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
    }
}
