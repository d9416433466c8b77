package ecsremediation.cli;

import ecsremediation.cli.console.LiveProgress;
import ecsremediation.cli.console.ServeGuide;
import ecsremediation.cli.console.TextOutput;
import ecsremediation.cli.session.LabFault;
import ecsremediation.cli.session.LabSession;
import ecsremediation.cli.session.ServedWorld;
import ecsremediation.cli.session.ServiceTarget;
import ecsremediation.simulator.scenario.LabSettings;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: serves the lab's simulated account as an AWS endpoint until Ctrl-C. */
@Command(
        name = "serve",
        description = {
            "Serves the lab's simulated account as an AWS endpoint on this machine. All tasks run at the"
                    + " start; the functions are attached. The virtual clock follows real time. Cause an"
                    + " incident with the AWS CLI and watch the output. Ctrl-C ends it. docs/lab.md plays the whole lab, step by step.",
        },
        footer = {
            "  ecs-remediation serve                        at http://127.0.0.1:" + ServeCommand.PORT
                    + ", at 10 times real time",
            "  ecs-remediation serve --speed 1              at real time",
            "  ecs-remediation serve --fault bad-image      with a fault from the start",
            "  ecs-remediation serve --functions none       without functions, for sam local",
            "  ecs-remediation serve --container-insights   with Container Insights on from the start"
        })
final class ServeCommand implements Callable<Integer> {
    /** No well-known AWS simulator uses this port by default. */
    static final String PORT = "4580";

    private static final int LARGEST_SPEED = 600;

    @Mixin
    Common common = new Common();

    @Mixin
    ScenarioOptions scenario = new ScenarioOptions();

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = PORT,
            description = "The port to listen on; 0: any free port. Default: ${DEFAULT-VALUE}.")
    int port = Integer.parseInt(PORT);

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            defaultValue = "127.0.0.1",
            description = "The address to listen on; 0.0.0.0: all addresses, so that containers can connect."
                    + " Default: ${DEFAULT-VALUE}.")
    String bind = "127.0.0.1";

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "10",
            description = "Virtual seconds per second, from 0.1 to 600. Default: ${DEFAULT-VALUE}.")
    double speed = 10;

    @Option(
            names = "--functions",
            paramLabel = "attached|none",
            defaultValue = "attached",
            description = "none: no function runs by itself. Default: ${DEFAULT-VALUE}.")
    Attachment functions = Attachment.ATTACHED;

    @Option(
            names = "--container-insights",
            description = "Container Insights is on for the cluster from the start. Without this option it is off,"
                    + " as in a new cluster: turn it on with aws ecs update-cluster-settings.")
    boolean containerInsights;

    @Option(
            names = "--fault",
            paramLabel = "NAME",
            converter = LabFaultConverter.class,
            description = "A fault that is on from the start, as in the command lab, but until it is switched off."
                    + " Repeat it for several. The output shows how to switch faults.")
    List<LabFault> faults = List.of();

    /** Whether the events of the simulation invoke the functions. */
    enum Attachment {
        ATTACHED,
        NONE
    }

    @Override
    public Integer call() {
        check();
        TextOutput to = common.text();
        try (LabSession session = LabSession.open(scenario.script(), lab(), address())) {
            if (functions == Attachment.ATTACHED) {
                session.attachFunctions();
            }
            to.lines(ServeGuide.lines(session.uri(), ServiceTarget.LAB, functions == Attachment.ATTACHED));
            serve(session, to);
        }
        return ExitCode.OK;
    }

    private LabSettings lab() {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new LabSettings(scenario.seed, start, scenario.ceiling.value())
                .withContainerInsights(containerInsights ? "enabled" : "disabled");
    }

    private void serve(LabSession session, TextOutput to) {
        ServedWorld world = new ServedWorld(session, speed, new LiveProgress(to, ServiceTarget.LAB, true));
        faults.forEach(session.faults()::on);
        try (StopSignal _ = StopSignal.calls(world::stop)) {
            world.run();
            session.close();
            to.line("Stopped.");
        }
    }

    private void check() {
        if (port < 0 || port > 65_535) {
            throw common.invalid("--port", "'" + port + "' is not a number from 0 to 65535");
        }
        if (!(speed >= 0.1 && speed <= LARGEST_SPEED)) {
            throw common.invalid("--speed", "'" + speed + "' is not a number from 0.1 to " + LARGEST_SPEED);
        }
    }

    private InetSocketAddress address() {
        InetSocketAddress address = new InetSocketAddress(bind, port);
        if (address.isUnresolved()) {
            throw UserError.usage("there is no address " + bind, "name an address of this machine with --bind");
        }
        return address;
    }
}
