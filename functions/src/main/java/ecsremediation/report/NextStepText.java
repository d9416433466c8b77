package ecsremediation.report;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Diagnosis.AgentUnavailable;
import ecsremediation.diagnosis.Diagnosis.TaskFailing;
import ecsremediation.diagnosis.Diagnosis.Unplaceable;
import java.util.Optional;

/** What a person should do about a cause that more instances do not cure. */
public final class NextStepText {
    private NextStepText() {}

    /** An instruction; empty where nobody has to do anything. */
    public static Optional<String> on(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.NoGap d -> Optional.empty();
            case Diagnosis.Converging d -> Optional.empty();
            case Diagnosis.CapacityShortfall d -> Optional.empty();
            case TaskFailing d -> Optional.of(failing(d.kind()));
            case AgentUnavailable d -> Optional.of(agent(d.kind()));
            case Unplaceable d -> Optional.of(unplaceable(d.kind()));
            case Diagnosis.NotOurs d ->
                Optional.of("Look at the service in the ECS console; this program will not act on it.");
            case Diagnosis.Inconclusive d -> Optional.of("Look at " + DiagnosisText.lookAt(d) + ".");
        };
    }

    private static String failing(TaskFailing.Kind kind) {
        return switch (kind) {
            case IMAGE_PULL ->
                "Check the image's name and tag, the execution role's right to pull it, and the route to the registry.";
            case CRASH_LOOP ->
                "Read the container's last log lines and its exit code; roll back if a deployment began it.";
            case HEALTH_CHECK ->
                "Check the health check's path, port and grace period against what the container serves.";
            case START_THROTTLED ->
                "Fix why the tasks fail, then deploy a new task definition revision: that ends the throttling.";
            case CONFIGURATION -> "Check the task definition's secrets, volumes, log driver and roles.";
        };
    }

    private static String agent(AgentUnavailable.Kind kind) {
        return switch (kind) {
            case DISCONNECTED -> "Restart the ECS agent on the instance, or drain and replace the instance.";
            case NOT_REGISTERING ->
                "Check ECS_CLUSTER in the user data, the instance role, the AMI, and the route to the ECS endpoints.";
            case REGISTRATION_FAILED -> "Read the ECS agent's log on the instance, then replace the instance.";
            case TASKS_STUCK -> "Check the Docker daemon and the disk on the instance, or drain and replace it.";
        };
    }

    private static String unplaceable(Unplaceable.Kind kind) {
        return switch (kind) {
            case TASK_TOO_LARGE -> "Give the group a larger instance type, or the task definition less CPU or memory.";
            case MISSING_ATTRIBUTE -> "Use an AMI or instance type that brings the attribute, or drop the requirement.";
            case WRONG_ARCHITECTURE ->
                "Build the image for the instances' architecture, or use a group that has the other.";
            case WRONG_ZONE -> "Let the group launch in the zones of the service's subnets.";
            case MEMBER_OF -> "Correct the placement constraint, or give the instances what it asks for.";
            case NO_GROUP ->
                "Tag the Auto Scaling group that should take the tasks: ecs-remediation:ceiling and"
                        + " ecs-remediation:cluster.";
            case QUOTA -> "Ask for a higher quota in the Service Quotas console.";
            case DEPLOYMENT_LIMITS -> "Lower the service's minimumHealthyPercent or raise its maximumPercent.";
            case PROTECTED_TASKS -> "End the tasks' scale-in protection, or wait until it expires.";
        };
    }
}
