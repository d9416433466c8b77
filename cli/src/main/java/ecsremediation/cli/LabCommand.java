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
import picocli.CommandLine.Option;

/** {@code lab}: simulates one incident from its start until it is resolved, in virtual time. */
@Command(
        name = "lab",
        description = {
            "Simulates one incident until it is resolved. The desired count of a service rises to 4, but its"
                    + " instances hold 1 task. The alarm goes to ALARM; the functions reconcile the service,"
                    + " raise the Auto Scaling group and notify the operators. The clock is virtual; the"
                    + " functions are the real ones and use the AWS SDK over HTTP. Writes report.html,"
                    + " report.json, functions.log and decisions/.",
        },
        footer = {
            "  ecs-remediation lab                      raises the group 1 → 4; the incident is resolved",
            "  ecs-remediation lab --mode observe       reports what it would do, writes nothing",
            "  ecs-remediation lab --ceiling 2          raises the group to the owner's ceiling",
            "  ecs-remediation lab --fault throttled    raises nothing while reads are incomplete",
            "  ecs-remediation lab --seed 7 --json      repeats another run, prints JSON"
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
                "An additional fault:",
                "no-capacity: EC2 has no capacity for the instance type for 20 minutes;",
                "bad-image: the AMI of the group does not exist;",
                "never-registers: instances launch but do not register in the cluster;",
                "bad-task-image: the container image cannot be pulled;",
                "crashing-tasks: tasks exit soon after their start;",
                "agents-lost: the ECS agents are disconnected;",
                "throttled: ECS throttles DescribeTaskDefinition for 10 minutes;",
                "lost-answer: Auto Scaling raises the group, but its response is lost."
            })
    Optional<LabFault> fault = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "lab-report",
            description = "The folder for the report. Default: ${DEFAULT-VALUE}.")
    Path out = Path.of("lab-report");

    @Option(names = "--quiet", description = "Print only the summary at the end.")
    boolean quiet;

    @Option(names = "--json", description = "Print the run as one JSON object instead of text.")
    boolean json;

    @Override
    public Integer call() {
        OutFolder folder = OutFolder.prepare(out);
        PrintWriter to = common.out();
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (LabSession session = LabSession.open(scenario.script().with(fault), anyPort)) {
            session.attachFunctions();
            Timeline timeline = LabRun.play(session, listener(), repeatedBy());
            Path page = folder.write("report.html", ReportPage.render(timeline));
            folder.write("report.json", TimelineJson.write(timeline));
            folder.write("functions.log", String.join("\n", session.functionLog()) + "\n");
            writeDecisions(session.decisionRecords(), folder);
            print(timeline, page, to);
            return timeline.verdict().isGood() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    /** Writes each record to a file that {@code replay} reads. */
    private static void writeDecisions(List<String> records, OutFolder folder) {
        OutFolder decisions = folder.numbered("decisions");
        for (int i = 0; i < records.size(); i++) {
            decisions.write(String.format(Locale.ROOT, "%03d.json", i + 1), records.get(i) + "\n");
        }
    }

    private RunListener listener() {
        return quiet || json ? new NoOutput() : new LiveProgress(common.text(), ServiceTarget.LAB, false);
    }

    private void print(Timeline timeline, Path page, PrintWriter to) {
        if (json) {
            to.println(TimelineJson.write(timeline));
        } else {
            to.println();
            common.text().lines(ClosingLines.lines(timeline));
            to.println("Report: " + page.toAbsolutePath().normalize());
        }
        to.flush();
    }

    private String repeatedBy() {
        return "./ecs-remediation lab " + scenario.asArguments()
                + fault.map(f -> " --fault " + f).orElse("");
    }
}
