package ecsremediation.cli;

import ecsremediation.cli.session.FunctionOutput;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code ecs-remediation} with its subcommands. */
@Command(
        name = "ecs-remediation",
        subcommands = {
            LabCommand.class,
            ServeCommand.class,
            SimulateCommand.class,
            InvokeCommand.class,
            PlanCommand.class,
            RecordCommand.class,
            CheckCommand.class,
            ReplayCommand.class,
            StatusCommand.class,
            IncidentsCommand.class,
            IncidentCommand.class,
            ModeCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            RedriveCommand.class
        },
        description = {
            "Runs, explains and checks ECS Remediation on this machine, without an AWS account: lab, serve,"
                    + " simulate, invoke, plan, check, replay.",
            "Records a cluster for plan and check, with your own AWS credentials: record.",
            "Reads and controls a deployed stack, with your own AWS credentials: status, incidents, incident, mode,"
                    + " pause, resume, redrive."
        },
        footer = {
            "  ecs-remediation lab                      simulates an incident until it is resolved, writes a report",
            "  ecs-remediation serve --speed 10         serves the simulated account to the AWS CLI",
            "  ecs-remediation status                   shows the state of the deployed stack",
            "  ecs-remediation lab --help               shows the options of one command"
        })
public final class EcsRemediation implements Runnable {
    @Mixin
    Common common = new Common();

    private final TerminalWidth width;

    private EcsRemediation(TerminalWidth width) {
        this.width = width;
    }

    @Override
    public void run() {
        throw common.wrong("Missing command");
    }

    /** A new command line, for an output that is not a terminal. */
    public static CommandLine commandLine() {
        return commandLine(new TerminalWidth.Unlimited());
    }

    /** A new command line, whose help and text keep to the width. {@code main} and the tests execute it. */
    static CommandLine commandLine(TerminalWidth width) {
        OneLineErrors errors = new OneLineErrors();
        CommandLine command = new CommandLine(new EcsRemediation(width))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
        return UsageWidth.set(command, width);
    }

    /** The width of the text that the commands of this command line print. */
    TerminalWidth width() {
        return width;
    }

    /** The lines that {@code --version} prints. */
    public static List<String> version() {
        return List.of(new Version().getVersion());
    }

    /**
     * Runs one command and ends the process with the command's exit code. Only the command writes to the
     * standard output; the log lines of the functions are captured.
     */
    public static void main(String[] arguments) {
        CommandLine command = commandLine(TerminalWidth.ofProcess())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        FunctionOutput.divert();
        System.exit(command.execute(arguments));
    }
}
