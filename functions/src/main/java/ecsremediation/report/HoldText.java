package ecsremediation.report;

import ecsremediation.diagnosis.Diagnosis.Converging;
import ecsremediation.diagnosis.Diagnosis.NotOurs;
import ecsremediation.diagnosis.Lowering;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.GroupOwner;
import ecsremediation.model.ScalingChange;
import ecsremediation.plan.HoldReason;

/** Why nothing is done for now, in whole sentences with their numbers. */
final class HoldText {
    private HoldText() {}

    static String detail(HoldReason why) {
        return switch (why) {
            case HoldReason.ClearsByItself r -> converging(r.progress());
            case HoldReason.CapacityForEveryTask _ -> "There is room for every task; ECS tries again within minutes.";
            case HoldReason.CapacityForSomeTasks r ->
                "There is room for " + r.fitting() + " of the tasks, and ECS tries again within minutes. "
                        + PlanText.required(r.required()) + ".";
            case HoldReason.LeftToManagedScaling r ->
                "ECS managed scaling sets desired of " + r.required().group() + ", and its max of "
                        + r.required().now().max() + " allows the "
                        + r.required().required().desired() + " that are needed.";
            case HoldReason.InstancesOnTheWay r -> onTheWay(r);
            case HoldReason.SizeNotSeen r ->
                "The capacity of the instances of " + r.group() + " is not known yet; "
                        + Phrases.count(r.instances(), "instance") + " on the way will show it.";
            case HoldReason.RaisesUnproven r ->
                "The raises of " + Phrases.list(EscalationText.groups(r.raises())) + " since "
                        + Utc.time(r.raises().getLast().at()) + " added "
                        + Phrases.count(r.brought(), "instance") + ", and no task runs on any of them. " + r.onTheWay()
                        + " more on the way will show whether more raises would help. "
                        + PlanText.required(r.required()) + ".";
            case HoldReason.RaiseUnproven r
            when r.brought() == 0 ->
                "No instance of the raise of " + r.raise().group() + " at "
                        + Utc.time(r.raise().at()) + " has registered yet. The raise before it was useless, so this one"
                        + " has to show whether another would help. " + PlanText.required(r.required()) + ".";
            case HoldReason.RaiseUnproven r ->
                "The raise of " + r.raise().group() + " at "
                        + Utc.time(r.raise().at()) + " added "
                        + Phrases.count(r.brought(), "instance") + " so far, without room for these tasks. The next"
                        + " minutes will show whether another raise would help. "
                        + PlanText.required(r.required()) + ".";
            case HoldReason.RaiseNotSettled r ->
                r.required().group() + " has less than the raise of "
                        + Utc.time(r.raise().at()) + " set: desired "
                        + r.required().now().desired() + " and max "
                        + r.required().now().max() + ", not " + r.raise().to().desired() + " and "
                        + r.raise().to().max() + ". It is observed again before it is raised.";
            case HoldReason.LaunchesBackingOff r -> LaunchFailureText.detail(r.blocked());
            case HoldReason.RaisesUsedUp r ->
                r.service()
                                .map(name -> "Service " + name.service())
                                .orElse(r.required().group())
                        + " has used all its raises: the limits are " + r.perHour() + " an hour and " + r.perDay()
                        + " a day. " + PlanText.required(r.required()) + ".";
            case HoldReason.LoweredSince r -> lowered(r);
            case HoldReason.LoweredUntil r ->
                lowered(r.lowering()) + " That change stays. "
                        + ScheduledActionText.sentence(r.next(), r.lowering().group()) + " "
                        + PlanText.required(r.required()) + ".";
            case HoldReason.PauseOrdered r -> "paused by " + r.by() + ": " + r.why();
            case HoldReason.PauseUnreadable r -> "a pause is stored that this version cannot read: " + r.detail() + ".";
            case HoldReason.AlarmMuted r -> "alarm " + r.alarm() + " is muted";
            case HoldReason.ModeTag r ->
                "Tag " + AutoScalingGroup.MODE_TAG + modeValue(r) + PlanText.required(r.required()) + ".";
            case HoldReason.OwnedByAnother r -> owner(r) + " " + PlanText.required(r.required()) + ".";
            case HoldReason.InstanceRefresh r ->
                "An instance refresh of " + r.required().group() + " is under way. " + PlanText.required(r.required())
                        + ".";
            case HoldReason.LeftToOwner r -> notOurs(r.kind()) + " It is left to its owner.";
        };
    }

    /** Whose order a hold follows, in a few words; empty for one that nobody ordered. */
    static String order(HoldReason why) {
        if (why instanceof HoldReason.PauseOrdered r) {
            return "by " + r.by() + ": " + r.why();
        }
        if (why instanceof HoldReason.ModeTag r) {
            return "tag " + AutoScalingGroup.MODE_TAG + " = " + r.value() + " on "
                    + r.required().group();
        }
        return why instanceof HoldReason.AlarmMuted || why instanceof HoldReason.PauseUnreadable ? detail(why) : "";
    }

    private static String owner(HoldReason.OwnedByAnother r) {
        String group = r.required().group();
        return switch (r.owner()) {
            case GroupOwner.OfStack owner ->
                "Tag " + AutoScalingGroup.STACK_TAG + " = " + owner.stack() + " on " + group
                        + " leaves it to that stack; this one does not change it.";
            case GroupOwner.OfCluster owner ->
                "Tag " + AutoScalingGroup.CLUSTER_TAG + " = " + owner.cluster() + " on " + group
                        + " names a cluster that is not in Clusters; this stack does not change it.";
            case GroupOwner.Unclaimed owner ->
                Phrases.list(owner.stacks()) + " may raise " + group + " as well, and no tag "
                        + AutoScalingGroup.STACK_TAG + " says whose it is; no stack changes it.";
        };
    }

    private static String modeValue(HoldReason.ModeTag r) {
        return r.value().equalsIgnoreCase("off")
                ? " = " + r.value() + " on " + r.required().group() + ". "
                : " = \"" + r.value() + "\" on " + r.required().group()
                        + " is not off, observe or act. Nothing is changed. ";
    }

    private static String converging(Converging.Progress progress) {
        return switch (progress) {
            case DEPLOYMENT -> "A deployment replaces tasks within its limits.";
            case TASKS_STOPPING -> "Tasks that are stopping will release the capacity; the tasks start then.";
            case PLACEMENT_RETRY -> "There is room; ECS tries again within minutes.";
            case CAPACITY_ON_ITS_WAY -> "Instances that are already requested will take the tasks.";
            case TASKS_STARTING -> "The tasks are placed and are starting.";
            case AGENT_RECONNECTING -> "An ECS agent is reconnecting, which happens several times an hour.";
        };
    }

    private static String onTheWay(HoldReason.InstancesOnTheWay r) {
        String instances = r.instances() == 0 ? "Instances" : Phrases.count(r.instances(), "instance");
        return instances + " on the way in " + r.group().orElse("other groups")
                + (r.tasks() == 0
                        ? " may take these tasks."
                        : " will take the " + Phrases.count(r.tasks(), "task") + ".");
    }

    /** Who lowered a group, when and by how much; one sentence. */
    static String lowered(Lowering lowering) {
        ScalingChange change = lowering.change();
        return lowering.group() + " was lowered from desired " + change.from() + " to " + change.to() + " at "
                + Utc.time(change.at()) + ": " + change.words() + ".";
    }

    private static String lowered(HoldReason.LoweredSince r) {
        String who = r.change()
                .map(c ->
                        " At " + Utc.time(c.at()) + ": " + c.words() + ", desired " + c.from() + " to " + c.to() + ".")
                .orElse("");
        return r.required().group() + " was raised to desired "
                + r.raise().to().desired() + ", max " + r.raise().to().max() + " at "
                + Utc.time(r.raise().at()) + " and is now at desired " + r.now().desired() + ", max "
                + r.now().max() + ": another actor changed it." + who + " That change stays. "
                + PlanText.required(r.required())
                + ". It may be raised again in another incident, or 1 day after the raise.";
    }

    private static String notOurs(NotOurs.Kind kind) {
        return switch (kind) {
            case FARGATE -> "Its tasks run on Fargate.";
            case DAEMON -> "It is a daemon service: ECS runs one task per instance.";
            case EXTERNAL_INSTANCES -> "Its tasks run on external instances.";
            case MANAGED_INSTANCES -> "Its tasks run on ECS managed instances.";
            case CODE_DEPLOY -> "CodeDeploy rolls it out.";
            case EXTERNAL_CONTROLLER -> "An external controller rolls it out.";
            case NOT_ACTIVE -> "The service is not ACTIVE.";
            case UNKNOWN_KIND -> "It is of a kind this program does not know.";
        };
    }
}
