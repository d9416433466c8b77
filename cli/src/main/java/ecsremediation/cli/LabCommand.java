package ecsremediation.cli;

import ecsremediation.cli.console.ClosingLines;
import ecsremediation.cli.console.LiveProgress;
import ecsremediation.cli.console.NoOutput;
import ecsremediation.cli.page.ReportPage;
import ecsremediation.cli.session.LabFault;
import ecsremediation.cli.session.LabRun;
import ecsremediation.cli.session.LabSession;
import ecsremediation.cli.session.RunListener;
import ecsremediation.cli.session.ServiceTarget;
import ecsremediation.cli.timeline.Timeline;
import ecsremediation.cli.timeline.TimelineJson;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The lab from trouble to cure, in seconds. */
@Command(
        name = "lab",
        description = {
            "Plays the lab from trouble to cure: a service wants 4 tasks and its instances hold 1; the alarm goes off,"
                    + " the functions look, raise the group and tell the operators. Virtual time, real functions, the"
                    + " real AWS SDK over HTTP. Writes report.html, report.json,"
                    + " functions.log and decisions/.",
        },
        footer = {
            "  ecs-remediation lab                      cured: the group is raised 1 → 4",
            "  ecs-remediation lab --mode observe       what would be done, without a write",
            "  ecs-remediation lab --ceiling 2          raised as far as the owner allows",
            "  ecs-remediation lab --fault throttled    nothing is raised on half a picture",
            "  ecs-remediation lab --seed 7 --json      another run, for a program to read"
        })
final class LabCommand implements Callable<Integer> {
    @Mixin
    Common common = new Common();

    @Mixin
    ScenarioOptions scenario = new ScenarioOptions();

    @Option(
            names = "--fault",
            paramLabel = "NAME",
            converter = LabFaultConverter.class,
            description = {
                "What goes wrong besides:",
                "no-capacity: EC2 has no such instances, for 20 minutes;",
                "bad-image: the group's image does not exist;",
                "never-registers: instances launch and never join the cluster;",
                "throttled: ECS turns away calls for task definitions, for 10 minutes;",
                "lost-answer: the raise is made and its answer lost."
            })
    Optional<LabFault> fault = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "lab-report",
            description = "Where the report goes. Default: ${DEFAULT-VALUE}.")
    Path out = Path.of("lab-report");

    @Option(names = "--quiet", description = "Print the closing lines only.")
    boolean quiet;

    @Option(names = "--json", description = "Print the run as one JSON object instead of text.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec spec;

    @Override
    public Integer call() {
        OutFolder folder = OutFolder.prepare(out);
        PrintWriter to = spec.commandLine().getOut();
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (LabSession session = LabSession.open(scenario.script().with(fault), anyPort)) {
            session.attachFunctions();
            Timeline timeline = LabRun.play(session, listener(to), repeatedBy());
            Path page = folder.write("report.html", ReportPage.render(timeline));
            folder.write("report.json", TimelineJson.write(timeline));
            folder.write("functions.log", String.join("\n", session.functionLog()) + "\n");
            writeDecisions(session.decisionRecords(), folder);
            print(timeline, page, to);
            return timeline.verdict().isGood() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    /** Each as a file that {@code replay} takes. */
    private static void writeDecisions(List<String> records, OutFolder folder) {
        OutFolder decisions = folder.numbered("decisions");
        for (int i = 0; i < records.size(); i++) {
            decisions.write(String.format(Locale.ROOT, "%03d.json", i + 1), records.get(i) + "\n");
        }
    }

    private RunListener listener(PrintWriter to) {
        return quiet || json ? new NoOutput() : new LiveProgress(to, ServiceTarget.LAB, false);
    }

    private void print(Timeline timeline, Path page, PrintWriter to) {
        if (json) {
            to.println(TimelineJson.write(timeline));
        } else {
            to.println();
            ClosingLines.lines(timeline).forEach(to::println);
            to.println("Report: " + page.toAbsolutePath().normalize());
        }
        to.flush();
    }

    private String repeatedBy() {
        return "./ecs-remediation lab " + scenario.asArguments()
                + fault.map(f -> " --fault " + f).orElse("");
    }
}
