package ecsremediation.cli;

import ecsremediation.cli.session.FunctionOutput;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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

    @Override
    public void run() {
        throw common.wrong("Missing command");
    }

    /** A new command line. {@code main} and the tests execute it. */
    public static CommandLine commandLine() {
        return commandLine(Optional.ofNullable(System.getenv("COLUMNS")));
    }

    /** The same for a terminal with that number of columns; without a number, the terminal's own width. */
    static CommandLine commandLine(Optional<String> columns) {
        OneLineErrors errors = new OneLineErrors();
        CommandLine command = new CommandLine(new EcsRemediation())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
        return UsageWidth.set(command, columns);
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
        CommandLine command = commandLine().setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        FunctionOutput.divert();
        System.exit(command.execute(arguments));
    }
}
