package ecsremediation.cli.console;

import ecsremediation.cli.session.LabFault;
import ecsremediation.cli.session.ServiceTarget;
import ecsremediation.report.ShellCommand;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What {@code serve} prints at its start: the endpoint and the AWS CLI commands that cause an incident. */
public final class ServeGuide {
    private ServeGuide() {}

    public static List<String> lines(URI uri, ServiceTarget target, boolean withFunctions) {
        List<String> lines = new ArrayList<>(List.of(
                "The lab's simulated account answers as AWS at " + uri + (withFunctions ? "" : ", without functions"),
                "",
                "In another terminal:",
                "",
                "  export AWS_ENDPOINT_URL=" + uri + " AWS_DEFAULT_REGION=eu-central-1 AWS_ACCESS_KEY_ID=lab"
                        + " AWS_SECRET_ACCESS_KEY=lab",
                shown(ShellCommand.of("aws", "ecs", "list-clusters")),
                shown(ShellCommand.of("aws", "ecs", "update-cluster-settings")
                        .option("--cluster", target.cluster())
                        .option("--settings", "name=containerInsights,value=enabled")),
                shown(ShellCommand.of("aws", "ecs", "update-service")
                        .option("--cluster", target.cluster())
                        .option("--service", target.service())
                        .option("--desired-count", 4)),
                shown(ShellCommand.of("aws", "ecs", "describe-services")
                        .option("--cluster", target.cluster())
                        .option("--services", target.service())
                        .option("--query", "services[0].[desiredCount,runningCount,pendingCount]")),
                shown(ShellCommand.of("aws", "autoscaling", "describe-auto-scaling-groups")
                        .option("--auto-scaling-group-names", target.group())
                        .option("--query", "AutoScalingGroups[0].[DesiredCapacity,MaxSize]")),
                ""));
        if (!withFunctions) {
            lines.add("  ./ecs-remediation invoke AlarmFunction events/FILE.json --endpoint " + uri);
            lines.add("");
        }
        lines.add("Faults can be switched at any time; the list, one on, and the same off:");
        lines.add("");
        lines.add("  curl " + uri + "/control/faults");
        lines.add("  curl -X PUT " + uri + "/control/faults/" + LabFault.BAD_TASK_IMAGE);
        lines.add("  curl -X DELETE " + uri + "/control/faults/" + LabFault.BAD_TASK_IMAGE);
        lines.add("");
        lines.add("The functions put each step of an incident on the event bus (docs/events.md); the events so far:");
        lines.add("");
        lines.add("  curl " + uri + "/control/events");
        lines.add("");
        lines.add("docs/lab.md plays the whole lab in this account, step by step, with the output of each command.");
        lines.add("Ctrl-C ends the simulation. Events:");
        lines.add("");
        return lines;
    }

    private static String shown(ShellCommand command) {
        return "  " + command.line();
    }
}
