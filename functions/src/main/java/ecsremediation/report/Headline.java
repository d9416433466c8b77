package ecsremediation.report;

import ecsremediation.diagnosis.Fact;
import ecsremediation.incident.DigestEntry;
import ecsremediation.incident.NotificationType;
import ecsremediation.model.CapacityAction;
import ecsremediation.plan.Plan;
import java.util.Optional;

/** A message's entry in a digest: its headline, and the line of its service. */
final class Headline {
    private Headline() {}

    static DigestEntry entry(MessageData facts) {
        return new DigestEntry(
                VisibleText.of(headline(facts)), VisibleText.of(facts.service().service() + ": " + line(facts)));
    }

    private static String headline(MessageData facts) {
        return facts.readBack().map(ReadBackText::brief).orElseGet(() -> ofType(facts));
    }

    private static String ofType(MessageData facts) {
        return switch (facts.context().type()) {
            case RAISED -> "raising " + raised(facts);
            case FURTHER_RAISES -> facts.furtherRaises().orElse("further raises");
            case WOULD_RAISE -> "WOULD raise " + raised(facts);
            case HELD -> because(facts, "holding");
            case ESCALATED -> because(facts, "action required");
            case STILL_WRONG -> because(facts, "still wrong");
            case CLEARED -> "cleared";
        };
    }

    /** The raise of this reconciliation, or the newest raise of an earlier one whose process stopped before it notified. */
    private static String raised(MessageData facts) {
        return facts.plan()
                .flatMap(Headline::raise)
                .or(() -> facts.actions().reversed().stream().findFirst().map(Headline::raise))
                .orElse("a group");
    }

    private static Optional<String> raise(Plan plan) {
        return switch (plan) {
            case Plan.RaiseCapacity p -> Optional.of(p.group() + " " + p.from().desired() + " → " + p.to().desired());
            case Plan.RaiseMaxOnly p ->
                Optional.of("max of " + p.group() + " " + p.from().max() + " → " + p.to().max());
            case Plan.Hold _, Plan.Escalate _ -> Optional.empty();
        };
    }

    private static String raise(CapacityAction action) {
        return action.group() + " " + action.from().desired() + " → "
                + action.to().desired();
    }

    /** A reason that names the group names it alone. */
    private static String because(MessageData facts, String what) {
        String reason = SubjectLine.reason(facts);
        return what
                + facts.plan()
                        .flatMap(MessageData::group)
                        .filter(group -> !reason.contains(group))
                        .map(group -> " on " + group)
                        .orElse("")
                + ": " + reason;
    }

    /** Where the missing tasks are. */
    private static String missing(MessageData facts) {
        int starting = facts.taskCounts().map(Fact.TaskCounts::starting).orElse(0);
        return (starting > 0 ? ", " + starting + " starting" : "")
                + (facts.unplaced() > 0 ? ", " + facts.unplaced() + " unplaced" : "");
    }

    private static String line(MessageData facts) {
        if (facts.context().type() == NotificationType.CLEARED) {
            return facts.counts().map(ShortageText::running).orElse("not seen") + " after "
                    + Utc.span(facts.context().incident().openedAt(), facts.now());
        }
        return ShortageText.line(facts.shortage())
                + (facts.shortage() instanceof Shortage.ShortOfTasks ? missing(facts) : "")
                + facts.diagnosis().map(d -> "; " + NamedCause.of(d, facts)).orElse("");
    }
}
