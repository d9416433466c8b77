package ecsremediation.report;

import ecsremediation.act.EffectiveMode;
import ecsremediation.act.Outcome;
import ecsremediation.incident.NotificationType;
import ecsremediation.incident.TimelineEvent.ReadBack;
import ecsremediation.plan.AppliedLimit;
import ecsremediation.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An instruction to the operator.
 *
 * @param commands that carry it out, in order; none where the instruction names no single one
 */
record NextStep(String text, List<ShellCommand> commands) {
    NextStep {
        commands = List.copyOf(commands);
    }

    /** What the message asks the operator to do; none where there is nothing to do. */
    static List<NextStep> of(MessageData facts) {
        StepCommands commands = new StepCommands(new Commands(facts.stack()), facts.service());
        return Stream.concat(first(facts, commands), leftOver(facts, commands))
                .distinct()
                .toList();
    }

    private static Stream<NextStep> first(MessageData facts, StepCommands commands) {
        Optional<ReadBack> readBack = facts.readBack();
        if (readBack.isPresent()) {
            ReadBack r = readBack.get();
            return ReadBackText.nextStep(r).map(text -> new NextStep(text, commands.on(r))).stream();
        }
        return switch (facts.context().type()) {
            case RAISED ->
                facts.plan().flatMap(MessageData::limit).stream().flatMap(limit -> more(facts, limit, commands));
            case WOULD_RAISE -> facts.plan().stream().flatMap(plan -> allowed(facts, plan, commands));
            case FURTHER_RAISES, HELD, ESCALATED, STILL_WRONG, CLEARED -> decided(facts, commands);
        };
    }

    /** The instructions on the plans, the decisive one first; the one on the diagnosis only where no plan has any. */
    private static Stream<NextStep> decided(MessageData facts, StepCommands commands) {
        List<NextStep> plans = Stream.concat(facts.plan().stream(), facts.plans().stream())
                .flatMap(plan -> onPlan(facts, plan, commands).stream())
                .toList();
        return plans.isEmpty()
                ? facts.diagnosis().stream()
                        .flatMap(d -> NextStepText.on(d).map(text -> new NextStep(text, commands.on(d))).stream())
                : plans.stream();
    }

    private static Optional<NextStep> onPlan(MessageData facts, Plan plan, StepCommands commands) {
        return switch (plan) {
            case Plan.RaiseCapacity p -> notMade(facts, p, p.group(), commands);
            case Plan.RaiseMaxOnly p -> notMade(facts, p, p.group(), commands);
            case Plan.Hold _, Plan.Escalate _ ->
                NextStepText.on(plan).map(text -> new NextStep(text, commands.on(plan)));
        };
    }

    /** What to do where a raise was not made. */
    private static Optional<NextStep> notMade(MessageData facts, Plan raise, String group, StepCommands commands) {
        Optional<Outcome> outcome = facts.outcome(raise);
        Optional<String> text = outcome.isPresent()
                ? outcome.flatMap(NextStepText::on)
                : Optional.of(NextStepText.yourself(group))
                        .filter(_ -> facts.context().type() == NotificationType.ESCALATED);
        return text.map(t -> new NextStep(t, commands.onRaise(raise, outcome)));
    }

    /** How to get what a limit cut. */
    private static Stream<NextStep> more(MessageData facts, AppliedLimit limit, StepCommands commands) {
        return PlanText.remedy(limit.limit()).stream()
                .map(text -> new NextStep(
                        text, facts.plan().map(p -> commands.more(p, limit)).orElse(List.of())));
    }

    /** How to make the raise that the program did not make, and how to let it. */
    private static Stream<NextStep> allowed(MessageData facts, Plan plan, StepCommands commands) {
        EffectiveMode mode = facts.context().report().mode();
        return MessageData.group(plan).stream()
                .map(group -> new NextStep(
                        NextStepText.onObserved(group, mode, facts.stack()), commands.onObserved(plan, mode)))
                .filter(step -> !step.commands().isEmpty());
    }

    /** What a fact asks for itself. */
    private static Stream<NextStep> leftOver(MessageData facts, StepCommands commands) {
        return facts.diagnosis().stream()
                .flatMap(d -> d.evidence().stream())
                .flatMap(e ->
                        NextStepText.on(e.fact()).map(text -> new NextStep(text, commands.on(e.fact()))).stream());
    }
}
