package ecsremediation.report;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Diagnosis.AgentUnavailable;
import ecsremediation.diagnosis.Diagnosis.CapacityShortfall;
import ecsremediation.diagnosis.Diagnosis.Converging;
import ecsremediation.diagnosis.Diagnosis.Inconclusive;
import ecsremediation.diagnosis.Diagnosis.NotOurs;
import ecsremediation.diagnosis.Diagnosis.TaskFailing;
import ecsremediation.diagnosis.Diagnosis.Unplaceable;
import ecsremediation.diagnosis.Fact;

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
            case Diagnosis.NoGap d -> "Every deployment runs its desired number of tasks.";
            case Converging d -> capital(brief(d)) + ". That clears by itself.";
            case CapacityShortfall d -> shortfallSentence(d);
            case TaskFailing d -> capital(brief(d)) + ": \"" + detail(d) + "\". More instances would not help.";
            case AgentUnavailable d ->
                capital(brief(d)) + " (" + Phrases.list(d.instances())
                        + "). More instances of the same kind would most likely fail the same way.";
            case Unplaceable d ->
                capital(brief(d)) + ": " + Phrases.sentence(detail(d))
                        + (d.fact() instanceof Fact.NextLaunchUnsure
                                ? " So a further instance may not help."
                                : " No number of further instances helps.");
            case NotOurs d -> capital(brief(d)) + ". It is left to its owner.";
            case Inconclusive d -> capital(brief(d)) + ". Nothing is changed until that is clear.";
        };
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

    private static String shortfallSentence(CapacityShortfall d) {
        String tasks = Phrases.count(d.count(), "task");
        String verb = d.count() == 1 ? " has" : " have";
        return capital(brief(d)) + ": " + tasks + verb + " no place. More instances of " + Phrases.list(d.groups())
                + " would take " + (d.count() == 1 ? "it." : "them.");
    }

    static String capital(String phrase) {
        return phrase.isEmpty() ? phrase : Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
    }
}
