package ecsremediation.cli.console;

import ecsremediation.cli.session.ServiceTarget;
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
                "  aws ecs list-clusters",
                "  aws ecs update-cluster-settings --cluster " + target.cluster()
                        + " --settings name=containerInsights,value=enabled",
                "  aws ecs update-service --cluster " + target.cluster() + " --service " + target.service()
                        + " --desired-count 4",
                "  aws ecs describe-services --cluster " + target.cluster() + " --services " + target.service()
                        + " --query 'services[0].[desiredCount,runningCount,pendingCount]'",
                "  aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names " + target.group()
                        + " --query 'AutoScalingGroups[0].[DesiredCapacity,MaxSize]'",
                ""));
        if (!withFunctions) {
            lines.add("  ./ecs-remediation invoke AlarmFunction events/FILE.json --endpoint " + uri);
            lines.add("");
        }
        lines.add("Ctrl-C ends the simulation. Events:");
        lines.add("");
        return lines;
    }
}
