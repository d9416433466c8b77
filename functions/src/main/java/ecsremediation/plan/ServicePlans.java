package ecsremediation.plan;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import java.util.List;
import java.util.Optional;

/** Plans for services that no raise would help: hold still, or call a person, with the next step in words. */
final class ServicePlans {
    private ServicePlans() {}

    /** Empty for a service without a gap, and for one whose group is planned. */
    static Optional<Plan> of(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.NoGap d -> Optional.empty();
            case Diagnosis.Converging d -> Optional.of(converging(d));
            case Diagnosis.CapacityShortfall d -> Optional.of(noGroup(d));
            case Diagnosis.TaskFailing d -> Optional.of(notCapacity(d.service(), d.detail(), nextStep(d.kind())));
            case Diagnosis.AgentUnavailable d -> Optional.of(notCapacity(d.service(), detail(d), nextStep(d.kind())));
            case Diagnosis.Unplaceable d -> Optional.of(notCapacity(d.service(), d.detail(), nextStep(d.kind())));
            case Diagnosis.NotOurs d -> Optional.of(notOurs(d));
            case Diagnosis.Inconclusive d ->
                Optional.of(new Plan.Escalate(
                        Plan.Escalate.Reason.INCONCLUSIVE,
                        Optional.empty(),
                        words(d.kind()),
                        d.lookAt(),
                        List.of(d.service())));
        };
    }

    private static Plan converging(Diagnosis.Converging d) {
        String detail = switch (d.progress()) {
            case DEPLOYMENT -> "A deployment replaces tasks within its limits.";
            case PLACEMENT_RETRY -> "There is room; ECS tries again within minutes.";
            case CAPACITY_ON_ITS_WAY -> "Instances that were already asked for will take the tasks.";
            case TASKS_STARTING -> "The tasks have their instances and are starting.";
            case AGENT_RECONNECTING -> "An agent was away for a moment, as happens several times an hour.";
        };
        return new Plan.Hold(
                Plan.Hold.Reason.CONVERGING, Optional.empty(), detail, Optional.of(d.until()), List.of(d.service()));
    }

    private static Plan noGroup(Diagnosis.CapacityShortfall d) {
        return new Plan.Escalate(
                Plan.Escalate.Reason.NO_CEILING,
                Optional.empty(),
                "None of the groups that could take the " + d.count() + " tasks could be read: "
                        + (d.groups().isEmpty() ? "there is none" : String.join(", ", d.groups())) + ".",
                "Name a group for the cluster with the tags ecs-remediation:cluster and ecs-remediation:ceiling.",
                List.of(d.service()));
    }

    private static Plan notCapacity(ServiceName service, String detail, String nextStep) {
        return new Plan.Escalate(
                Plan.Escalate.Reason.NOT_CAPACITY, Optional.empty(), detail, nextStep, List.of(service));
    }

    private static String detail(Diagnosis.AgentUnavailable d) {
        String instances = d.instances().isEmpty() ? "" : " (" + String.join(", ", d.instances()) + ")";
        return switch (d.kind()) {
            case DISCONNECTED -> "The ECS agent is not connected" + instances + ".";
            case NOT_REGISTERING -> "Instances run and never joined the cluster" + instances + ".";
            case REGISTRATION_FAILED -> "Instances failed to register in the cluster" + instances + ".";
            case TASKS_STUCK -> "Tasks have their instance and do not start" + instances + ".";
        };
    }

    private static String nextStep(Diagnosis.TaskFailing.Kind kind) {
        return switch (kind) {
            case IMAGE_PULL -> "Check the image's name and tag, the execution role and the way to the registry.";
            case CRASH_LOOP -> "Read the container's log; roll back to the last revision that ran.";
            case HEALTH_CHECK -> "Check the health check's path, port, timeout and grace period.";
            case START_THROTTLED ->
                "Tasks start and die, and ECS slows down; mend the cause and force a new deployment.";
            case CONFIGURATION -> "Mend the task definition or the service as ECS's message says.";
        };
    }

    private static String nextStep(Diagnosis.AgentUnavailable.Kind kind) {
        return switch (kind) {
            case DISCONNECTED -> "Look at the agent's log on the instance; restart the agent or replace the instance.";
            case NOT_REGISTERING ->
                "Check ECS_CLUSTER in the user data, the instance role, the way to the ECS endpoint and the image.";
            case REGISTRATION_FAILED -> "Read the status reason of the container instance; replace the instance.";
            case TASKS_STUCK -> "Look at the agent and at Docker on the instance; drain it if it does not recover.";
        };
    }

    private static String nextStep(Diagnosis.Unplaceable.Kind kind) {
        return switch (kind) {
            case TASK_TOO_LARGE -> "Give the task less, or give the group a larger instance type.";
            case MISSING_ATTRIBUTE ->
                "Give the instances the attribute (image, agent, subnet), or drop the need for it.";
            case WRONG_ARCHITECTURE -> "Build the image for the instances' architecture, or add a group of the other.";
            case WRONG_ZONE -> "Let the group launch in the zone, or let the task run in another.";
            case MEMBER_OF -> "Mend the placement constraint, or give the instances what it asks for.";
            case NO_GROUP -> "Name a group for the cluster with the tag ecs-remediation:cluster.";
            case QUOTA -> "Ask AWS for a higher quota.";
            case DEPLOYMENT_LIMITS -> "Lower minimumHealthyPercent or raise maximumPercent of the service.";
            case PROTECTED_TASKS -> "Wait until the tasks end their protection, or end it.";
        };
    }

    private static Plan notOurs(Diagnosis.NotOurs d) {
        String detail = switch (d.kind()) {
            case FARGATE -> "Its tasks run on Fargate.";
            case DAEMON -> "It is a daemon service: ECS runs one task per instance.";
            case EXTERNAL_INSTANCES -> "Its tasks run on external instances.";
            case MANAGED_INSTANCES -> "Its tasks run on ECS managed instances.";
            case CODE_DEPLOY -> "CodeDeploy rolls it out.";
            case EXTERNAL_CONTROLLER -> "An external controller rolls it out.";
            case NOT_ACTIVE -> "The service is not ACTIVE.";
            case UNKNOWN_KIND -> "It is of a kind this program does not know.";
        };
        return new Plan.Hold(
                Plan.Hold.Reason.NOT_OURS,
                Optional.empty(),
                detail + " It is left to its owner.",
                Optional.empty(),
                List.of(d.service()));
    }

    private static String words(Diagnosis.Inconclusive.Kind kind) {
        return switch (kind) {
            case PARTIAL -> "Not everything could be read.";
            case CONTRADICTION -> "What was seen contradicts itself.";
            case NOT_FOUND -> "The service was not found in the cluster.";
            case INCIDENT_UNREADABLE -> "The service's incident cannot be read by this version.";
        };
    }
}
