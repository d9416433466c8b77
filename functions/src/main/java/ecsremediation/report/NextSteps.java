package ecsremediation.report;

import ecsremediation.act.EffectiveMode;
import ecsremediation.incident.Mode;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens next, by when, and who has to do it. */
final class NextSteps {
    private NextSteps() {}

    static void write(MessageData facts, TextPage page) {
        Optional<TimelineEvent.ReadBack> readBack = facts.readBack();
        if (readBack.isPresent()) {
            forYou(List.of(new NextStep(ReadBackText.nextStep(readBack.get()), List.of())), page);
            page.section("WHAT HAPPENS NEXT");
            page.line(reconciliations(facts));
            return;
        }
        switch (facts.context().type()) {
            case RAISED -> raised(facts, page);
            case FURTHER_RAISES, STILL_WRONG -> {
                if (facts.isActionRequired()) {
                    escalated(facts, page);
                } else {
                    held(facts, page);
                }
            }
            case WOULD_RAISE -> wouldRaise(facts, page);
            case HELD -> held(facts, page);
            case ESCALATED -> escalated(facts, page);
            case CLEARED -> {
                page.section("WHAT HAPPENS NEXT");
                page.line("Nothing. The incident is closed; a gap within 24 hours reopens it.");
                forYou(NextStep.of(facts), page);
            }
        }
    }

    private static void raised(MessageData facts, TextPage page) {
        page.section("WHAT HAPPENS NEXT");
        page.line("The instances boot and register in the cluster, then ECS places the tasks. ECS may retry"
                + " a placement only some minutes after there is room; that is normal.");
        page.line(reconciliations(facts) + deadline(facts));
    }

    private static void wouldRaise(MessageData facts, TextPage page) {
        page.section("WHAT HAPPENS NEXT");
        if (facts.context().report().mode().isAtLeast(Mode.ACT)) {
            page.line("Nothing: the group's tag " + AutoScalingGroup.MODE_TAG
                    + " is observe. To let ECS Remediation raise the group, delete the tag.");
        } else {
            toAct(facts, page);
        }
        page.line(reconciliations(facts));
    }

    private static void toAct(MessageData facts, TextPage page) {
        EffectiveMode mode = facts.context().report().mode();
        page.line("Nothing: " + ModeText.now(mode) + ". To let it act, "
                + (mode.authority() == Mode.ACT
                        ? "run:"
                        : "set the parameter Mode of stack " + facts.stack().name() + " to act, and run:"));
        page.command(new Commands(facts.stack()).mode(Mode.ACT.word()));
    }

    private static void held(MessageData facts, TextPage page) {
        page.section("WHAT HAPPENS NEXT");
        until(facts).ifPresent(t -> page.line("The reason should be gone by " + Utc.near(t, facts.now()) + "."));
        page.line(reconciliations(facts));
        forYou(NextStep.of(facts), page);
    }

    private static void forYou(List<NextStep> steps, TextPage page) {
        if (!steps.isEmpty()) {
            page.section("NEXT STEP, FOR YOU");
            steps.forEach(step -> {
                page.line(step.text());
                step.commands().forEach(page::command);
            });
        }
    }

    private static void escalated(MessageData facts, TextPage page) {
        forYou(NextStep.of(facts), page);
        page.section("WHAT HAPPENS NEXT");
        page.line(reconciliations(facts));
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
