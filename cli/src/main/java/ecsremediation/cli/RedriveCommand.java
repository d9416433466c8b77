package ecsremediation.cli;

import ecsremediation.cli.console.Times;
import ecsremediation.cli.stack.DeadLetter;
import ecsremediation.cli.stack.DeadLetters;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Dead letters, shown and handed on again. */
@Command(
        name = "redrive",
        description = {
            "Shows each message of the dead-letter queue with its error, and hands it on again: back to the queue that gave"
                    + " it up, else to the queue before ServiceEventFunction, which reads news in every form. A message"
                    + " leaves the dead-letter queue only once the other queue has it. What the functions cannot read is"
                    + " kept; exit code 1 where something was.",
            "",
            "News is only a reason to look: handed on late or twice, it changes nothing but the moment of looking."
        },
        footer = {
            "  ecs-remediation redrive --dry-run        shows them, changes nothing",
            "  ecs-remediation redrive --max 10",
            "  ecs-remediation redrive --queue ecs-remediation-dead-letters --region eu-central-1"
        })
final class RedriveCommand implements Callable<Integer> {
    private static final int USUAL_MOST = 1000;

    /** Longer than a run takes, so that no message is seen twice in it. */
    private static final Duration HIDDEN = Duration.ofMinutes(10);

    @Mixin
    Common common = new Common();

    @Mixin
    StackOptions.AccountOptions account = new StackOptions.AccountOptions();

    @Mixin
    StackOptions.NameOption named = new StackOptions.NameOption();

    @Option(
            names = "--queue",
            paramLabel = "NAME|URL",
            description = "The dead-letter queue. Default: the stack's, STACK-dead-letters.")
    @Nullable String queue;

    @Option(
            names = "--to",
            paramLabel = "NAME",
            description = "The queue for what no queue gave up. Default: the stack's, STACK-events.")
    @Nullable String to;

    @Option(names = "--dry-run", description = "Show them and leave them where they are.")
    boolean dryRun;

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "" + USUAL_MOST,
            description = "At most so many messages. Default: ${DEFAULT-VALUE}.")
    int most = USUAL_MOST;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec spec;

    @Override
    public Integer call() {
        if (most < 1) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid value for option '--max': it takes a number from 1 on");
        }
        DeadLetters letters = new DeadLetters(
                account.account(),
                Optional.ofNullable(queue).orElse(named.stack + "-dead-letters"),
                Optional.ofNullable(to).orElse(named.stack + "-events"));
        PrintWriter out = spec.commandLine().getOut();
        List<DeadLetter> kept = new ArrayList<>();
        try {
            out.println(summary(work(letters, kept, out), kept.size()));
        } finally {
            out.flush();
            kept.forEach(letters::release);
        }
        return kept.isEmpty() || dryRun ? ExitCode.OK : ExitCode.FAILED;
    }

    private int work(DeadLetters letters, List<DeadLetter> kept, PrintWriter out) {
        int seen = 0;
        List<DeadLetter> batch = letters.receive(most, HIDDEN);
        while (!batch.isEmpty()) {
            for (DeadLetter letter : batch) {
                boolean moves = letter.isUnderstood() && !dryRun;
                kept.add(letter);
                if (moves) {
                    letters.handOver(letter);
                    kept.remove(letter);
                }
                out.println(line(letter, letters.target(letter), moves));
            }
            out.flush();
            seen += batch.size();
            batch = seen < most ? letters.receive(most - seen, HIDDEN) : List.of();
        }
        return seen;
    }

    private String line(DeadLetter letter, String target, boolean moved) {
        String end = moved ? " → " + target : letter.isUnderstood() ? "; would go to " + target : "; kept";
        return Times.minute(letter.sentAt()) + "  " + letter.notification() + ": " + letter.error() + end;
    }

    private String summary(int seen, int kept) {
        if (seen == 0) {
            return "No dead letters.";
        }
        return dryRun
                ? "Dead letters: " + seen + ". Nothing was changed."
                : "Handed on: " + (seen - kept) + ". Kept: " + kept + ".";
    }
}
