package ecsremediation.cli;

import ecsremediation.cli.session.FunctionOutput;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The operator's command. */
@Command(
        name = "ecs-remediation",
        subcommands = {
            LabCommand.class,
            ServeCommand.class,
            SimulateCommand.class,
            InvokeCommand.class,
            PlanCommand.class,
            ReplayCommand.class,
            StatusCommand.class,
            IncidentsCommand.class,
            IncidentCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            RedriveCommand.class
        },
        description = {
            "Plays, explains and checks ECS Remediation on this machine, without an AWS account: lab, serve,"
                    + " simulate, invoke, plan, replay.",
            "Asks and steers an installed stack, with your own AWS credentials: status, incidents, incident, pause,"
                    + " resume, redrive."
        },
        footer = {
            "  ecs-remediation lab                      from trouble to cure in seconds, with a report page",
            "  ecs-remediation serve --speed 10         the same world for the AWS CLI",
            "  ecs-remediation status                   how the installed stack stands",
            "  ecs-remediation lab --help               the options of one command"
        })
public final class EcsRemediation implements Runnable {
    @Mixin
    Common common = new Common();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    /** The command line, ready to run: what {@code main} runs, and the tests. */
    public static CommandLine commandLine() {
        OneLineErrors errors = new OneLineErrors();
        return new CommandLine(new EcsRemediation())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                .setUsageHelpAutoWidth(true);
    }

    /** What {@code --version} prints. */
    public static List<String> version() {
        return List.of(new Version().getVersion());
    }

    /** Runs one command and ends with its exit code. The standard output is the command's alone. */
    public static void main(String[] arguments) {
        CommandLine command = commandLine().setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        FunctionOutput.divert();
        System.exit(command.execute(arguments));
    }
}
