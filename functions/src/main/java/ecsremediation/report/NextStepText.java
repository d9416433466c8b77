package ecsremediation.report;

import ecsremediation.act.EffectiveMode;
import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Diagnosis.AgentUnavailable;
import ecsremediation.diagnosis.Diagnosis.TaskFailing;
import ecsremediation.diagnosis.Diagnosis.Unplaceable;
import ecsremediation.diagnosis.Fact;
import ecsremediation.diagnosis.OpenQuestion;
import ecsremediation.diagnosis.UnplacedTasks;
import ecsremediation.incident.Mode;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.GroupOwner;
import ecsremediation.model.LaunchFailure;
import ecsremediation.placement.PlacementObstacle;
import ecsremediation.plan.EscalationReason;
import ecsremediation.plan.HoldReason;
import ecsremediation.plan.Plan;
import ecsremediation.plan.RaiseProgress;
import java.util.Optional;

/** What the operator should do. This is the only place with instructions to operators. */
public final class NextStepText {
    private static final String TAG_A_GROUP =
            "Tag the Auto Scaling group that should take the tasks: ecs-remediation:ceiling and ecs-remediation:cluster.";

    private static final String FEWER_PORTS =
            "Give the task definition fewer or other fixed host ports, or network mode awsvpc; dynamic ports do not count.";

    private NextStepText() {}

    /** An instruction; empty where nobody has to do anything. */
    public static Optional<String> on(Plan plan) {
        return switch (plan) {
            case Plan.RaiseCapacity _, Plan.RaiseMaxOnly _ -> Optional.empty();
            case Plan.Hold hold -> hold.launch().map(NextStepText::launch).or(() -> on(hold.why()));
            case Plan.Escalate escalate -> on(escalate.why());
        };
    }

    private static Optional<String> claim(HoldReason.OwnedByAnother held) {
        return held.owner() instanceof GroupOwner.Unclaimed
                ? Optional.of("Set the tag " + AutoScalingGroup.STACK_TAG + " of "
                        + held.required().group()
                        + " to the name of the one stack that should raise it, or take the cluster out of Clusters of"
                        + " the others.")
                : Optional.empty();
    }

    /** An instruction; empty where nobody has to do anything. */
    public static Optional<String> on(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.NoGap d -> d.rolledBack().map(r -> again(r));
            case Diagnosis.Converging d -> Optional.empty();
            case Diagnosis.CapacityShortfall d -> Optional.empty();
            case Diagnosis.DeploymentLost d ->
                Optional.of(d.fact() instanceof Fact.DeploymentRolledBack rolledBack ? again(rolledBack) : again(d));
            case TaskFailing d -> Optional.of(failing(d));
            case AgentUnavailable d -> Optional.of(agent(d.kind()));
            case Unplaceable d -> Optional.of(unplaceable(d));
            case Diagnosis.NotOurs d ->
                Optional.of("Check the service in the ECS console; ECS Remediation does not act on it.");
            case Diagnosis.Inconclusive d -> Optional.of(Phrases.sentence(doubt(d)) + listed(d));
        };
    }

    /** An instruction on a raise that was not made; empty where nobody has to do anything for it. */
    static Optional<String> on(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Raised _, Outcome.Observed _, Outcome.AlreadySufficient _ -> Optional.empty();
            case Outcome.Failed failed -> failed.retryable() ? Optional.empty() : Optional.of(yourself(failed.group()));
            case Outcome.Refused refused ->
                switch (refused.reason()) {
                    case LOCKED, CHANGED, NOT_EXECUTED -> Optional.empty();
                    case ACCESS_DENIED ->
                        Optional.of("Find out which policy denies it: the function's role, its permissions boundary, a"
                                + " service control policy. " + yourself(refused.group()));
                    case INVALID ->
                        Optional.of(
                                "Read the answer of EC2 Auto Scaling under WHAT WAS DONE, change what it names, then raise "
                                        + refused.group() + " yourself.");
                    case GONE -> Optional.of(TAG_A_GROUP);
                };
        };
    }

    static String yourself(String group) {
        return "Raise " + group + " yourself with the command.";
    }

    /** An instruction that a fact asks for itself; empty for nearly every fact. */
    static Optional<String> on(Fact fact) {
        return fact instanceof Fact.LeftRegistrations left
                ? Optional.of("If describe-instances shows "
                        + NameList.list(left.registrations().stream()
                                .map(Fact.LeftRegistrations.LeftRegistration::instance)
                                .toList())
                        + " stopped or terminated, deregister "
                        + (left.registrations().size() == 1 ? "it." : "them."))
                : Optional.empty();
    }

    /** An instruction on a raise that is only observed; its commands are in the order of the text. */
    static String onObserved(String group, EffectiveMode mode, Stack stack) {
        String yourself = "Raise " + group + " yourself (first command), or ";
        if (mode.isAtLeast(Mode.ACT)) {
            return yourself + "delete its tag " + AutoScalingGroup.MODE_TAG
                    + " (second command), so that ECS Remediation raises it.";
        }
        return yourself
                + (mode.authority() == Mode.ACT
                        ? "let ECS Remediation act from now on (second command)."
                        : "let ECS Remediation act from now on: set the parameter Mode of stack " + stack.name()
                                + " to act, then run the second command.");
    }

    private static Optional<String> on(HoldReason why) {
        if (why instanceof HoldReason.PauseUnreadable) {
            return Optional.of("End the pause, or update ECS Remediation to a version that can read it.");
        }
        if (why instanceof HoldReason.OwnedByAnother r) {
            return claim(r);
        }
        if (why instanceof HoldReason.RaisesUsedUp r) {
            return Optional.of("If the tasks cannot wait, raise " + r.required().group() + " yourself.");
        }
        return why instanceof HoldReason.LoweredSince r
                ? Optional.of("Leave " + r.required().group() + " as it is, or let ECS Remediation raise it now.")
                : Optional.empty();
    }

    private static Optional<String> on(EscalationReason why) {
        return switch (why) {
            case EscalationReason.TasksFail r -> on(r.diagnosis());
            case EscalationReason.DeploymentGivenUp r -> on(r.diagnosis());
            case EscalationReason.InstancesUnusable r -> on(r.diagnosis());
            case EscalationReason.NoInstanceSuits r -> on(r.diagnosis());
            case EscalationReason.Doubt r -> on(r.diagnosis());
            case EscalationReason.NothingFits r -> Optional.of(largerType(r.group()));
            case EscalationReason.NoGroupRead _ -> Optional.of(TAG_A_GROUP);
            case EscalationReason.NoCeilingTag r ->
                Optional.of("Set the tag to the highest max that ECS Remediation may set (first command), or raise "
                        + r.required().group() + " yourself (second command).");
            case EscalationReason.MalformedCeiling r ->
                Optional.of("Correct the tag: the highest max that ECS Remediation may set (first command). Or raise "
                        + r.required().group() + " yourself (second command).");
            case EscalationReason.AtCeiling r ->
                Optional.of("If the tasks are needed, raise "
                        + (StepCommands.isAtTag(r)
                                ? "the tag " + AutoScalingGroup.CEILING_TAG
                                : "the limit, or " + r.required().group() + " yourself")
                        + ". If not, find out what uses the capacity.");
            case EscalationReason.LoweredByAnother r ->
                Optional.of("Lower the service's desired count, or change what lowers "
                        + r.lowering().group() + ", or let ECS Remediation raise it now.");
            case EscalationReason.LaunchSuspended _ ->
                Optional.of("Find out who suspended it and why; then let the group launch again.");
            case EscalationReason.LaunchFailing r ->
                Optional.of(launch(r.blocked().launches().failure()));
            case EscalationReason.OperatorOwned r ->
                Optional.of("Raise " + r.required().group() + " through " + r.principal()
                        + ": EC2 Auto Scaling refuses what others write.");
            case EscalationReason.ManagedScalingBroken r ->
                Optional.of("Turn managed scaling of the provider off and on again, and look for its scaling policy on "
                        + r.required().group() + ".");
            case EscalationReason.UnlimitedWarmPool r ->
                Optional.of("Set MaxGroupPreparedCapacity on the warm pool, or raise "
                        + r.required().group() + " yourself with the command.");
            case EscalationReason.SizingContradiction r ->
                Optional.of("Nothing was raised. Size " + r.group()
                        + " manually, and report the decision record: this is a bug in ECS Remediation.");
            case EscalationReason.IneffectiveRaises r ->
                Optional.of("Find out why no task is placed on " + r.brought().getLast()
                        + " (its size, its attributes, the service's events); scale in the group again; then let ECS"
                        + " Remediation raise it again.");
            case EscalationReason.UselessRaise r ->
                Optional.of("Find out why no task is placed on "
                        + r.brought().getLast().id()
                        + " (its size, its attributes, the service's events), and what "
                        + r.raise().group()
                        + " launches now; scale in the group again; then let ECS Remediation raise it again.");
            case EscalationReason.TasksOverdue r -> Optional.of(overdue(r));
            case EscalationReason.NotRead r ->
                Optional.of("Let this be read, as the group is not raised before: "
                        + NameList.list(r.failures().stream()
                                .map(f -> f.what() + " (" + f.why() + ")")
                                .toList())
                        + ".");
            case EscalationReason.NeighbourInDoubt r -> on(r.neighbour());
        };
    }

    private static String overdue(EscalationReason.TasksOverdue overdue) {
        Optional<HoldReason.LeftToManagedScaling> unscaled = unscaled(overdue);
        if (unscaled.isPresent()) {
            String group = unscaled.get().required().group();
            return "Raise desired of " + group + " yourself with the command, and find out why ECS managed scaling does"
                    + " not: its scaling policy and the target capacity of the capacity provider.";
        }
        return overdue.progress()
                .flatMap(p -> p.arrived().map(arrived -> overdue(overdue, p, arrived)))
                .orElse("Read the service's events and the group's activity history.");
    }

    /** The wait for ECS managed scaling, where that has not raised desired so far. */
    static Optional<HoldReason.LeftToManagedScaling> unscaled(EscalationReason.TasksOverdue overdue) {
        return overdue.waitedFor() instanceof HoldReason.LeftToManagedScaling left
                        && !left.required().isMet()
                ? Optional.of(left)
                : Optional.empty();
    }

    private static String overdue(
            EscalationReason.TasksOverdue overdue, RaiseProgress progress, RaiseProgress.Arrived arrived) {
        if (arrived.inService() < progress.raise().to().desired()) {
            return overdue.launch()
                    .map(NextStepText::launch)
                    .orElse("Find out in the group's activity history why its instances are not in service.");
        }
        return arrived.registered() < arrived.inService()
                ? "Find out why instances do not register: ECS_CLUSTER in the user data, the instance role, the route to"
                        + " the ECS endpoints."
                : "Read the service's events: the instances are there, and ECS does not place the tasks.";
    }

    private static String launch(LaunchFailure failure) {
        return launch(failure.kind())
                + StepCommands.encoded(failure).map(_ -> " Decode the denial.").orElse("");
    }

    private static String launch(LaunchFailure.Kind kind) {
        return switch (kind) {
            case INSUFFICIENT_CAPACITY ->
                "If it lasts, let the group launch other instance types as well, or in further Availability Zones.";
            case SPOT_CAPACITY ->
                "If it lasts, let the group launch more instance types and zones, or part of them On-Demand.";
            case RESERVATION ->
                "Enlarge the Capacity Reservation, or let the group's launch template use On-Demand as well.";
            case QUOTA ->
                "Ask for a higher EC2 quota in the Service Quotas console, or terminate instances that are not needed.";
            case SPOT_PRICE -> "Remove the maximum Spot price from the group, or raise it.";
            case SUBNET_FULL -> "Give the group a subnet with free addresses.";
            case LIFECYCLE_HOOK ->
                "Read the log of what the launch lifecycle hook waits for (user data, Lambda), and fix that.";
            case INSTANCE_STOPPED -> "Find out what stops the instance while it boots: user data, image, volume.";
            case INSTANCE_TYPE -> "Correct the instance type, its options or the zones in the group's launch template.";
            case IMAGE -> "Put an AMI that exists and may be used into the group's launch template.";
            case BLOCK_DEVICE -> "Correct the block device mappings in the group's launch template.";
            case LAUNCH_TEMPLATE -> "Give the group a launch template version that exists and is complete.";
            case KEY_PAIR -> "Remove the key pair from the group's launch template, or create it again.";
            case SECURITY_GROUP -> "Correct the security groups in the group's launch template.";
            case SUBNET -> "Remove the missing subnet from the group.";
            case LOAD_BALANCER -> "Remove the missing load balancer or target group from the group.";
            case ENCRYPTION_KEY ->
                "Let the service-linked role of EC2 Auto Scaling use the KMS key of the volumes, or use another key.";
            case PERMISSION -> "Correct the IAM permissions: service-linked role, instance profile, launch template.";
            case ACCOUNT -> "Ask AWS Support to let the account launch instances in this Region.";
            case AWS_FAULT -> "Check the AWS Health Dashboard.";
            case UNKNOWN -> "Read the group's activity history in the EC2 console.";
        };
    }

    private static String doubt(Diagnosis.Inconclusive d) {
        return switch (d.kind()) {
            case PARTIAL, CONTRADICTION, INCIDENT_UNREADABLE -> "Check " + DiagnosisText.openQuestion(d);
            case NOT_FOUND -> "Check whether the service exists: " + DiagnosisText.openQuestion(d);
        };
    }

    private static String listed(Diagnosis.Inconclusive d) {
        return d.question() instanceof OpenQuestion.UnansweredConstraint ? " ECS lists those that do." : "";
    }

    private static String again(Diagnosis.DeploymentLost d) {
        int tasks = d.unplaced().stream().mapToInt(UnplacedTasks::count).sum();
        return "Make room for " + (tasks == 0 ? "its tasks" : Phrases.count(tasks, "task") + " of it")
                + ", for example by a larger desired capacity of the group; then start it again.";
    }

    private static String again(Fact.DeploymentRolledBack rolledBack) {
        return rolledBack.shortage().isPresent()
                ? "Make room for the deployment's next tasks, then deploy the newest revision of "
                        + StepCommands.family(rolledBack) + " again."
                : "Find out in the service's events and stopped tasks why the deployment failed, before you deploy"
                        + " it again.";
    }

    private static String failing(TaskFailing d) {
        return switch (d.kind()) {
            case DEPLOYMENT_FAILED ->
                "Find out in the service's events and stopped tasks why its tasks did not start; then start it again.";
            case ROLE ->
                "Correct the role's trust policy, or create the role again: ecs-tasks.amazonaws.com assumes a task's"
                        + " roles, ecs.amazonaws.com an infrastructure role. ECS tries again within minutes.";
            case IMAGE_PULL ->
                "Check the image's name and tag, the execution role's right to pull it, and the route to the registry.";
            case CRASH_LOOP ->
                "Read the container's last log lines and its exit code; if a deployment began it, roll back to the last"
                        + " revision that ran.";
            case HEALTH_CHECK ->
                "Check the health check's path, port, timeout and grace period against what the container serves.";
            case START_THROTTLED ->
                "Fix why the tasks fail, then deploy a new task definition revision: that ends the throttling.";
            case CONFIGURATION ->
                "Fix the task definition or the service as ECS's message says: secrets, volumes, log driver, roles.";
            case CONTAINER_DEPENDENCY ->
                "Read the last log lines of the container that is waited for; fix it, or its condition under dependsOn in"
                        + " the task definition.";
        };
    }

    private static String agent(AgentUnavailable.Kind kind) {
        return switch (kind) {
            case DISCONNECTED ->
                "Read the ECS agent's log on the instance; restart the agent, or drain and replace the instance.";
            case NOT_REGISTERING ->
                "Check ECS_CLUSTER in the user data, the instance role, the AMI, and the route to the ECS endpoints.";
            case REGISTRATION_FAILED ->
                "Read the status reason of the container instance and the ECS agent's log, then replace the instance.";
            case TASKS_FAIL -> "Drain the instance, and replace it or repair its disk, devices and Docker daemon.";
            case TASKS_STUCK ->
                "Check the ECS agent, Docker and the disk on the instance; drain and replace it if it does not recover.";
        };
    }

    private static String unplaceable(Unplaceable d) {
        return d.fact() instanceof Fact.NextLaunchUnsure unsure ? suitable(unsure) : ofKind(d);
    }

    private static String suitable(Fact.NextLaunchUnsure unsure) {
        return switch (unsure) {
            case Fact.UnsuitedTypes f ->
                "Let " + f.group() + " launch only instance types that take the task, without "
                        + String.join(" and ", f.types()) + ", or change the task definition.";
            case Fact.WideRequirements f ->
                "Let the instance requirements of " + f.group() + " ask for more than "
                        + f.obstacle().asked() + ", or change the task definition.";
        };
    }

    private static String ofKind(Unplaceable d) {
        return switch (d.kind()) {
            case TASK_TOO_LARGE -> lacksPorts(d.fact()) ? FEWER_PORTS : largerType("the group");
            case MISSING_ATTRIBUTE ->
                "Use an AMI, agent, subnet or instance type that has the attribute, or drop the requirement.";
            case WRONG_ARCHITECTURE ->
                "Build the image for the instances' architecture, or use a group with the architecture of the image.";
            case WRONG_ZONE ->
                "Let the group launch in the zones of the service's subnets, or let the tasks run in other zones.";
            case MEMBER_OF ->
                "Correct the placement constraint, or give the instances the attributes that it requires.";
            case NO_GROUP -> TAG_A_GROUP;
            case QUOTA -> "Ask for a higher quota in the Service Quotas console.";
            case GROUP_SHRINKS ->
                "Raise the group's desired capacity again if the tasks must keep running, or lower the service's desired"
                        + " count.";
            case DEPLOYMENT_LIMITS -> "Lower the service's minimumHealthyPercent or raise its maximumPercent.";
            case PROTECTED_TASKS -> "End the tasks' scale-in protection, or wait until it expires.";
        };
    }

    private static boolean lacksPorts(Fact fact) {
        return fact instanceof Fact.TooManyHostPorts
                || (fact instanceof Fact.EmptyInstance empty
                        && empty.obstacle().kind() == PlacementObstacle.Kind.PORTS);
    }

    private static String largerType(String group) {
        return "Give " + group + " a larger instance type, or the task definition less CPU or memory.";
    }
}
