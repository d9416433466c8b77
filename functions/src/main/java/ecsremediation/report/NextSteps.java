package ecsremediation.report;

import ecsremediation.act.EffectiveMode;
import ecsremediation.incident.Mode;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the operator has to do, with the commands for it, and what happens next. */
final class NextSteps {
    private NextSteps() {}

    static void write(MessageData facts, TextPage page) {
        forYou(NextStep.of(facts), page);
        page.section("WHAT HAPPENS NEXT");
        if (facts.readBack().isPresent()) {
            page.line(reconciliations(facts));
            return;
        }
        switch (facts.context().type()) {
            case RAISED -> {
                page.line("The instances boot and register in the cluster, then ECS places the tasks. ECS may retry"
                        + " a placement only some minutes after there is room; that is normal.");
                page.line(reconciliations(facts) + deadline(facts));
            }
            case WOULD_RAISE -> page.line("Nothing: " + observed(facts) + ". " + reconciliations(facts));
            case FURTHER_RAISES, STILL_WRONG, HELD ->
                page.line(until(facts)
                                .map(t -> "The reason should be gone by " + Utc.near(t, facts.now()) + ". ")
                                .orElse("")
                        + reconciliations(facts));
            case ESCALATED -> page.line(reconciliations(facts));
            case CLEARED -> page.line("Nothing. The incident is closed; a gap within 24 hours reopens it.");
        }
    }

    private static void forYou(List<NextStep> steps, TextPage page) {
        if (!steps.isEmpty()) {
            page.section("NEXT STEP");
            steps.forEach(step -> {
                page.line(step.text());
                step.commands().forEach(page::command);
            });
        }
    }

    /** Why a raise is not made. */
    private static String observed(MessageData facts) {
        EffectiveMode mode = facts.context().report().mode();
        return mode.isAtLeast(Mode.ACT)
                ? "the group's tag " + AutoScalingGroup.MODE_TAG + " is observe"
                : ModeText.now(mode);
    }

    private static Optional<Instant> until(MessageData facts) {
        return facts.plan().flatMap(p -> p instanceof Plan.Hold hold ? hold.until() : Optional.empty());
    }

    private static String reconciliations(MessageData facts) {
        return "Next reconciliation by " + Utc.near(facts.context().incident().nextReconciliation(), facts.now()) + ".";
    }

    private static String deadline(MessageData facts) {
        return facts.context()
                .incident()
                .deadline()
                .map(d -> " The tasks should run by " + Utc.near(d, facts.now())
                        + "; if they do not, you get a message with the evidence.")
                .orElse("");
    }
}
