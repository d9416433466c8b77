package ecsremediation.cli.console;

import ecsremediation.cli.session.ServiceTarget;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What {@code serve} prints at its start: where the world is and how to play the trouble by hand. */
public final class ServeGuide {
    private ServeGuide() {}

    /** The lines. */
    public static List<String> lines(URI uri, ServiceTarget place, boolean withFunctions) {
        List<String> lines = new ArrayList<>(List.of(
                "The lab's world answers as AWS at " + uri + (withFunctions ? "" : ", without functions"),
                "",
                "In another terminal:",
                "",
                "  export AWS_ENDPOINT_URL=" + uri + " AWS_DEFAULT_REGION=eu-central-1 AWS_ACCESS_KEY_ID=lab"
                        + " AWS_SECRET_ACCESS_KEY=lab",
                "  aws ecs list-clusters",
                "  aws ecs update-cluster-settings --cluster " + place.cluster()
                        + " --settings name=containerInsights,value=enabled",
                "  aws ecs update-service --cluster " + place.cluster() + " --service " + place.service()
                        + " --desired-count 4",
                "  aws ecs describe-services --cluster " + place.cluster() + " --services " + place.service()
                        + " --query 'services[0].[desiredCount,runningCount,pendingCount]'",
                "  aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names " + place.group()
                        + " --query 'AutoScalingGroups[0].[DesiredCapacity,MaxSize]'",
                ""));
        if (!withFunctions) {
            lines.add("  ./ecs-remediation invoke AlarmFunction events/FILE.json --endpoint " + uri);
            lines.add("");
        }
        lines.add("Ctrl-C ends it. What happens:");
        lines.add("");
        return lines;
    }
}
