package ecsremediation.report;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.BroughtInstance;
import ecsremediation.model.CapacityAction;
import ecsremediation.plan.EscalationReason;
import ecsremediation.plan.RaiseProgress;
import ecsremediation.plan.ReachedLimit;
import java.util.List;
import java.util.stream.Collectors;

/** Why an operator has to act, in whole sentences with their numbers. */
final class EscalationText {
    private EscalationText() {}

    static String detail(EscalationReason why) {
        return switch (why) {
            case EscalationReason.TasksFail r -> DiagnosisText.detail(r.diagnosis());
            case EscalationReason.DeploymentGivenUp r ->
                Phrases.sentence("ECS starts no more tasks of it: "
                        + EvidenceText.statement(r.diagnosis().fact()));
            case EscalationReason.InstancesUnusable r -> unusable(r.diagnosis());
            case EscalationReason.NoInstanceSuits r -> DiagnosisText.detail(r.diagnosis());
            case EscalationReason.NothingFits r ->
                r.notes().stream().map(SizingNoteText::sentence).collect(Collectors.joining(" "));
            case EscalationReason.NoGroupRead r ->
                "None of the groups that could take the " + Phrases.count(r.tasks(), "task") + " could be read: "
                        + (r.groups().isEmpty() ? "there is none" : String.join(", ", r.groups())) + ".";
            case EscalationReason.NoCeilingTag r ->
                r.required().group() + " has no tag " + AutoScalingGroup.CEILING_TAG + ". "
                        + PlanText.required(r.required()) + ".";
            case EscalationReason.MalformedCeiling r ->
                "Tag " + AutoScalingGroup.CEILING_TAG + " of " + r.required().group() + " is \"" + r.value()
                        + "\", not a whole number from 1 to " + r.most() + ". " + PlanText.required(r.required()) + ".";
            case EscalationReason.AtCeiling r ->
                PlanText.required(r.required()) + "; "
                        + r.limits().stream().map(EscalationText::limit).collect(Collectors.joining(" and "))
                        + " allows no more.";
            case EscalationReason.LoweredByAnother r ->
                HoldText.lowered(r.lowering()) + " That change stays. " + PlanText.required(r.required()) + ".";
            case EscalationReason.LaunchSuspended r ->
                "Process Launch of " + r.required().group() + " is suspended: EC2 Auto Scaling launches no instances. "
                        + PlanText.required(r.required()) + ".";
            case EscalationReason.LaunchFailing r -> LaunchFailureText.detail(r.blocked());
            case EscalationReason.OperatorOwned r ->
                "Only " + r.principal() + " may change " + r.required().group() + ". " + PlanText.required(r.required())
                        + ".";
            case EscalationReason.ManagedScalingBroken r -> managedScaling(r);
            case EscalationReason.UnlimitedWarmPool r ->
                r.required().group() + " has a warm pool without MaxGroupPreparedCapacity: raising max alone would"
                        + " launch instances into it. " + PlanText.required(r.required()) + ".";
            case EscalationReason.SizingContradiction r ->
                "The sizing contradicts itself: lower bound " + r.lowerBound() + ", chosen " + r.chosen()
                        + ", upper bound " + r.upperBound() + ".";
            case EscalationReason.IneffectiveRaises r -> ineffective(r);
            case EscalationReason.UselessRaise r -> useless(r);
            case EscalationReason.TasksOverdue r ->
                r.progress().map(EscalationText::progress).orElse("") + "Until now it waited: "
                        + HoldText.detail(r.waitedFor());
            case EscalationReason.NotRead r ->
                "Not everything could be read: "
                        + r.failures().stream()
                                .map(f -> f.what() + " (" + f.why() + ")")
                                .collect(Collectors.joining(", "))
                        + ". " + PlanText.required(r.required()) + ".";
            case EscalationReason.NeighbourInDoubt r ->
                "What service " + r.neighbour().service().service() + " needs is not known, and it shares the group. "
                        + PlanText.required(r.required()) + ".";
            case EscalationReason.Doubt r -> doubt(r.diagnosis().kind());
        };
    }

    /** Whether its sentences only repeat those on the diagnosis. */
    static boolean isSaidByDiagnosis(EscalationReason why) {
        return switch (why) {
            case EscalationReason.TasksFail _,
                    EscalationReason.DeploymentGivenUp _,
                    EscalationReason.InstancesUnusable _,
                    EscalationReason.NoInstanceSuits _,
                    EscalationReason.Doubt _ -> true;
            case EscalationReason.NothingFits _,
                    EscalationReason.NoGroupRead _,
                    EscalationReason.NoCeilingTag _,
                    EscalationReason.MalformedCeiling _,
                    EscalationReason.AtCeiling _,
                    EscalationReason.LoweredByAnother _,
                    EscalationReason.LaunchSuspended _,
                    EscalationReason.LaunchFailing _,
                    EscalationReason.OperatorOwned _,
                    EscalationReason.ManagedScalingBroken _,
                    EscalationReason.UnlimitedWarmPool _,
                    EscalationReason.SizingContradiction _,
                    EscalationReason.IneffectiveRaises _,
                    EscalationReason.UselessRaise _,
                    EscalationReason.TasksOverdue _,
                    EscalationReason.NotRead _,
                    EscalationReason.NeighbourInDoubt _ -> false;
        };
    }

    private static String unusable(Diagnosis.AgentUnavailable d) {
        String instances = d.instances().isEmpty() ? "" : " (" + String.join(", ", d.instances()) + ")";
        return switch (d.kind()) {
            case DISCONNECTED -> "The ECS agent is not connected" + instances + ".";
            case NOT_REGISTERING -> "Instances run but did not register in the cluster" + instances + ".";
            case REGISTRATION_FAILED -> "Instances failed to register in the cluster" + instances + ".";
            case TASKS_FAIL ->
                d.evidence().stream()
                        .findFirst()
                        .map(e -> Phrases.sentence(DiagnosisText.capital(EvidenceText.statement(e))))
                        .orElse("Tasks fail because of their instance" + instances + ".");
            case TASKS_STUCK -> "Tasks are placed on an instance and do not start" + instances + ".";
        };
    }

    private static String managedScaling(EscalationReason.ManagedScalingBroken r) {
        String group = r.required().group();
        String why = r.failure()
                .map(f -> "The last update of capacity provider " + r.provider() + " failed (" + f.status()
                        + (f.reason().isEmpty() ? "" : ": " + f.reason()) + ")")
                .orElse("Capacity provider " + r.provider() + " has managed scaling, but " + group
                        + " has no scaling policy of ECS");
        return why + ", so ECS does not scale " + group + ". " + PlanText.required(r.required()) + ".";
    }

    private static String limit(ReachedLimit reached) {
        return switch (reached.limit()) {
            case CEILING_TAG -> "tag " + AutoScalingGroup.CEILING_TAG + " = " + reached.value();
            case HARD_CEILING -> "the stack's hard ceiling of " + reached.value();
            case STEP_LIMIT -> "the step limit of " + reached.value();
            case ONE_INSTANCE -> Phrases.count(reached.value(), "instance") + " after a useless raise";
        };
    }

    private static String ineffective(EscalationReason.IneffectiveRaises r) {
        CapacityAction first = r.raises().getLast();
        String change = groups(r.raises()).size() > 1
                ? ""
                : ", from " + first.from().desired() + " to "
                        + r.raises().getFirst().to().desired() + ",";
        return Phrases.count(r.raises().size(), "raise") + " of " + Phrases.list(groups(r.raises())) + " since "
                + Utc.time(first.at()) + change + " added "
                + Phrases.count(r.brought().size(), "instance") + ", and no task runs on any of them. "
                + PlanText.required(r.required()) + ". One more raise is tried after " + Utc.time(r.nextTry()) + ".";
    }

    private static String useless(EscalationReason.UselessRaise r) {
        CapacityAction raise = r.raise();
        return "The raise of " + raise.group() + " at " + Utc.time(raise.at()) + ", from "
                + raise.from().desired() + " to " + raise.to().desired() + ", brought " + brought(r.brought())
                + ", and no task of the service is placed there. " + PlanText.required(r.required())
                + ". It is not raised for this service again before " + Utc.time(r.nextTry())
                + ", unless its launch template or type changes.";
    }

    /** As in {@code 3 instances (t3.nano)}. */
    private static String brought(List<BroughtInstance> instances) {
        List<String> types = instances.stream()
                .map(BroughtInstance::type)
                .filter(type -> !type.isEmpty())
                .distinct()
                .sorted()
                .toList();
        return Phrases.count(instances.size(), "instance") + (types.isEmpty() ? "" : " (" + Phrases.list(types) + ")");
    }

    /** The raised groups, by name. */
    static List<String> groups(List<CapacityAction> raises) {
        return raises.stream().map(CapacityAction::group).distinct().sorted().toList();
    }

    private static String progress(RaiseProgress progress) {
        CapacityAction raise = progress.raise();
        String since = " started since the raise of " + Utc.time(raise.at()) + ". ";
        String tasks = progress.started() == 0
                ? "Not resolved: no task" + since
                : "Partly resolved: " + Phrases.count(progress.started(), "task") + since;
        return tasks
                + progress.arrived()
                        .map(a -> raised(raise) + " and has " + a.inService() + " in service and " + a.registered()
                                + " registered. ")
                        .orElse("");
    }

    private static String raised(CapacityAction raise) {
        return raise.from().desired() == raise.to().desired()
                ? raise.group() + " was raised to max " + raise.to().max() + ", desired stayed "
                        + raise.to().desired() + ","
                : raise.group() + " was raised to " + raise.to().desired();
    }

    private static String doubt(Diagnosis.Inconclusive.Kind kind) {
        return switch (kind) {
            case PARTIAL -> "Not everything could be read.";
            case CONTRADICTION -> "The observed state contradicts itself.";
            case INCIDENT_UNREADABLE -> "This version cannot read the incident of the service.";
            case NOT_FOUND -> "The service was not found in the cluster.";
        };
    }
}
