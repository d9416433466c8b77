package ecsremediation.report;

import ecsremediation.act.EffectiveMode;
import ecsremediation.incident.Mode;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What happens next, by when, and who has to do it. */
final class NextSteps {
    private NextSteps() {}

    static void write(MessageData facts, TextPage page) {
        Optional<TimelineEvent.ReadBack> readBack = facts.readBack();
        if (readBack.isPresent()) {
            forYou(List.of(ReadBackText.nextStep(readBack.get())), page);
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
                forYou(advice(facts), page);
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
        new Commands(facts.stack()).mode(Mode.ACT.word()).forEach(page::verbatim);
    }

    private static void held(MessageData facts, TextPage page) {
        page.section("WHAT HAPPENS NEXT");
        until(facts).ifPresent(t -> page.line("The reason should be gone by " + Utc.near(t, facts.now()) + "."));
        page.line(reconciliations(facts));
        forYou(advice(facts), page);
    }

    private static void forYou(List<String> advice, TextPage page) {
        if (!advice.isEmpty()) {
            page.section("NEXT STEP, FOR YOU");
            advice.forEach(page::line);
        }
    }

    private static void escalated(MessageData facts, TextPage page) {
        page.section("NEXT STEP, FOR YOU");
        advice(facts).forEach(page::line);
        ceiling(facts).ifPresent(g -> new Commands(facts.stack()).ceiling(g).forEach(page::verbatim));
        page.section("WHAT HAPPENS NEXT");
        page.line(reconciliations(facts));
    }

    /** What the plan and what the diagnosis ask the operator to do, each instruction once. */
    private static List<String> advice(MessageData facts) {
        return Stream.concat(
                        facts.plan().flatMap(NextStepText::on).stream(),
                        facts.diagnosis().flatMap(NextStepText::on).stream())
                .distinct()
                .toList();
    }

    /** The group whose ceiling tag is missing, wrong or too low. */
    private static Optional<String> ceiling(MessageData facts) {
        return facts.plan()
                .filter(p -> p instanceof Plan.Escalate escalate && isCeiling(escalate.reason()))
                .flatMap(MessageData::group);
    }

    private static boolean isCeiling(Plan.Escalate.Reason reason) {
        return switch (reason) {
            case NO_CEILING, BAD_CEILING, AT_CEILING -> true;
            case NOT_CAPACITY,
                    DEPLOYMENT_LOST,
                    LOWERED,
                    LAUNCH_SUSPENDED,
                    LAUNCH_FAILING,
                    OPERATOR_SET,
                    MANAGED_SCALING,
                    WARM_POOL,
                    SIZING_CONTRADICTION,
                    UNRESOLVED,
                    INCONCLUSIVE -> false;
        };
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
