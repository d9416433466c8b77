package ecsremediation.report;

import java.util.List;
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

    /** What the plan and what the diagnosis ask the operator to do, each instruction once. */
    static List<NextStep> of(MessageData facts) {
        StepCommands commands = new StepCommands(new Commands(facts.stack()), facts.service());
        Stream<NextStep> plan = facts.plan().stream()
                .flatMap(p -> NextStepText.on(p).map(text -> new NextStep(text, commands.on(p))).stream());
        Stream<NextStep> diagnosis = facts.diagnosis().stream()
                .flatMap(d -> NextStepText.on(d).map(text -> new NextStep(text, commands.on(d))).stream());
        return Stream.concat(plan, diagnosis).distinct().toList();
    }
}
