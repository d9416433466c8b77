package ecsremediation.cli;

import ecsremediation.cli.console.RedriveOutput;
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
import picocli.CommandLine.Option;

/**
 * {@code redrive}: prints the messages of the dead-letter queue and sends them to a queue of the functions.
 */
@Command(
        name = "redrive",
        description = {
            "Prints each message of the dead-letter queue with its error and redrives it: to the queue that"
                    + " it came from, or, if it came from no queue, to the queue of ServiceEventFunction,"
                    + " which reads every event type. Deletes a message from the dead-letter queue only after"
                    + " the other queue has accepted it. Keeps messages that the functions cannot read; then"
                    + " the exit code is 1.",
            "",
            "An event only starts a reconciliation, which reads the current state. A late or repeated event"
                    + " is harmless."
        },
        footer = {
            "  ecs-remediation redrive --dry-run        prints the messages, changes nothing",
            "  ecs-remediation redrive --max 10",
            "  ecs-remediation redrive --queue ecs-remediation-dead-letters --region eu-central-1"
        })
final class RedriveCommand implements Callable<Integer> {
    private static final int DEFAULT_MOST = 1000;

    /** Longer than a run takes, so that a run receives no message twice. */
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(10);

    @Mixin
    Common common = new Common();

    @Mixin
    StackOptions.AccountOptions account = new StackOptions.AccountOptions();

    @Mixin
    StackOptions.NameOption named = new StackOptions.NameOption();

    @Option(
            names = "--queue",
            paramLabel = "NAME|URL",
            description = "The dead-letter queue. Default: STACK-dead-letters.")
    @Nullable String queue;

    @Option(
            names = "--to",
            paramLabel = "NAME",
            description = "The queue for messages that came from no queue. Default: STACK-events.")
    @Nullable String to;

    @Option(names = "--dry-run", description = "Print the messages, change nothing.")
    boolean dryRun;

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "" + DEFAULT_MOST,
            description = "Process N messages at most. Default: ${DEFAULT-VALUE}.")
    int most = DEFAULT_MOST;

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        if (most < 1) {
            throw common.invalid("--max", "it must be at least 1");
        }
        DeadLetters letters = new DeadLetters(
                account.account(),
                Optional.ofNullable(queue).orElse(named.stack + "-dead-letters"),
                Optional.ofNullable(to).orElse(named.stack + "-events"));
        PrintWriter out = common.out();
        List<DeadLetter> kept = new ArrayList<>();
        RedriveOutput output =
                json.isSet ? new RedriveOutput.Json(out, dryRun) : new RedriveOutput.Text(common.text(), dryRun);
        try {
            process(letters, kept, output);
            output.end();
        } finally {
            out.flush();
            kept.forEach(letters::release);
        }
        return kept.isEmpty() || dryRun ? ExitCode.OK : ExitCode.FAILED;
    }

    private void process(DeadLetters letters, List<DeadLetter> kept, RedriveOutput output) {
        int received = 0;
        List<DeadLetter> batch = letters.receive(most, VISIBILITY_TIMEOUT);
        while (!batch.isEmpty()) {
            for (DeadLetter letter : batch) {
                boolean isRedriven = letter.isUnderstood() && !dryRun;
                kept.add(letter);
                if (isRedriven) {
                    letters.redrive(letter);
                    kept.remove(letter);
                }
                output.processed(letter, letters.target(letter), isRedriven);
            }
            received += batch.size();
            batch = received < most ? letters.receive(most - received, VISIBILITY_TIMEOUT) : List.of();
        }
    }
}
