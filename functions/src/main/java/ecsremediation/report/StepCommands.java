package ecsremediation.report;

import ecsremediation.act.EffectiveMode;
import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Fact;
import ecsremediation.diagnosis.OpenQuestion;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Mode;
import ecsremediation.incident.TimelineEvent.ReadBack;
import ecsremediation.model.Capacity;
import ecsremediation.model.GroupOwner;
import ecsremediation.model.LaunchFailure;
import ecsremediation.plan.AppliedLimit;
import ecsremediation.plan.EscalationReason;
import ecsremediation.plan.HoldReason;
import ecsremediation.plan.Plan;
import ecsremediation.plan.RequiredCapacity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands that carry out the instructions of {@link NextStepText}, for one service's message. */
final class StepCommands {
    /** The most commands about registrations that are left over; further ones differ in their last argument only. */
    private static final int REGISTRATIONS = 2;

    /** AWS may cut an activity's words at 255 characters; a cut message cannot be decoded. */
    private static final int CUT = 255;

    private static final Pattern ENCODED = Pattern.compile("ncoded authorization failure message: ([A-Za-z0-9_-]+)");

    private final Commands commands;
    private final ServiceName service;

    StepCommands(Commands commands, ServiceName service) {
        this.commands = commands;
        this.service = service;
    }

    /** For the instruction on a plan. */
    List<ShellCommand> on(Plan plan) {
        return switch (plan) {
            case Plan.RaiseCapacity _, Plan.RaiseMaxOnly _ -> List.of();
            case Plan.Hold hold -> on(hold.why());
            case Plan.Escalate escalate -> on(escalate.why());
        };
    }

    /** For the instruction on a diagnosis. */
    List<ShellCommand> on(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.NoGap d -> d.rolledBack().map(this::deploy).orElse(List.of());
            case Diagnosis.DeploymentLost d ->
                d.fact() instanceof Fact.DeploymentRolledBack rolledBack
                        ? deploy(rolledBack)
                        : List.of(commands.deployAgain(d.service()));
            case Diagnosis.TaskFailing d ->
                d.kind() == Diagnosis.TaskFailing.Kind.DEPLOYMENT_FAILED
                        ? List.of(commands.deployAgain(d.service()))
                        : List.of();
            case Diagnosis.Inconclusive d ->
                d.question() instanceof OpenQuestion.UnansweredConstraint question
                        ? List.of(commands.instances(d.service().cluster(), question.expression()))
                        : List.of();
            case Diagnosis.Converging _,
                    Diagnosis.CapacityShortfall _,
                    Diagnosis.AgentUnavailable _,
                    Diagnosis.Unplaceable _,
                    Diagnosis.NotOurs _ -> List.of();
        };
    }

    /** For the instruction on a raise that is only observed. */
    List<ShellCommand> onObserved(Plan plan, EffectiveMode mode) {
        return MessageData.group(plan)
                .map(group -> mode.isAtLeast(Mode.ACT) ? commands.deleteModeTag(group) : commands.mode(Mode.ACT.word()))
                .map(allow ->
                        Stream.concat(raise(plan).stream(), Stream.of(allow)).toList())
                .orElse(List.of());
    }

    /** For the instruction on a raise that was not made. */
    List<ShellCommand> onRaise(Plan plan, Optional<Outcome> outcome) {
        boolean isNoUse = outcome.filter(o -> o instanceof Outcome.Refused r
                        && (r.reason() == Outcome.Refused.Reason.GONE || r.reason() == Outcome.Refused.Reason.INVALID))
                .isPresent();
        return isNoUse ? List.of() : raise(plan).stream().toList();
    }

    private Optional<ShellCommand> raise(Plan plan) {
        return switch (plan) {
            case Plan.RaiseCapacity p -> Optional.of(commands.set(p.group(), p.to()));
            case Plan.RaiseMaxOnly p -> Optional.of(commands.setMax(p.group(), p.to().max()));
            case Plan.Hold _, Plan.Escalate _ -> Optional.empty();
        };
    }

    /** For the instruction on a limit that cut a raise. */
    List<ShellCommand> more(Plan plan, AppliedLimit limit) {
        return limit.limit() == AppliedLimit.Limit.CEILING_TAG
                ? MessageData.group(plan).map(group -> commands.ceiling(group, limit.wanted())).stream()
                        .toList()
                : List.of();
    }

    /** For the instruction on a read-back. */
    List<ShellCommand> on(ReadBack r) {
        if (r.isRestored()) {
            return List.of();
        }
        return List.of(
                r.finding().isOfMax()
                        ? commands.setMax(r.group(), r.before())
                        : commands.set(
                                r.group(),
                                new Capacity(
                                        r.before(), Math.max(r.before(), r.now().max()))));
    }

    /** For a fact that asks for something itself. */
    List<ShellCommand> on(Fact fact) {
        return fact instanceof Fact.LeftRegistrations left
                ? left.registrations().stream()
                        .limit(REGISTRATIONS)
                        .map(r -> commands.deregister(left.cluster(), NameList.end(r.containerInstance())))
                        .toList()
                : List.of();
    }

    private List<ShellCommand> on(HoldReason why) {
        if (why instanceof HoldReason.PauseUnreadable) {
            return List.of(commands.resume());
        }
        if (why instanceof HoldReason.OwnedByAnother held) {
            return held.owner() instanceof GroupOwner.Unclaimed
                    ? List.of(commands.claim(held.required().group()))
                    : List.of();
        }
        if (why instanceof HoldReason.RaisesUsedUp used) {
            return List.of(commands.set(used.required().group(), used.required().required()));
        }
        return why instanceof HoldReason.LoweredSince
                ? List.of(commands.resume(service))
                : why.launch().map(this::decode).orElse(List.of());
    }

    private List<ShellCommand> on(EscalationReason why) {
        return switch (why) {
            case EscalationReason.TasksFail r -> on(r.diagnosis());
            case EscalationReason.DeploymentGivenUp r -> on(r.diagnosis());
            case EscalationReason.InstancesUnusable r -> on(r.diagnosis());
            case EscalationReason.NoInstanceSuits r -> on(r.diagnosis());
            case EscalationReason.Doubt r -> on(r.diagnosis());
            case EscalationReason.NeighbourInDoubt r -> on(r.neighbour());
            case EscalationReason.NoCeilingTag r -> tagOrRaise(r.required());
            case EscalationReason.MalformedCeiling r -> tagOrRaise(r.required());
            case EscalationReason.AtCeiling r -> isAtTag(r) ? List.of(ceiling(r.required())) : List.of();
            case EscalationReason.LoweredByAnother _,
                    EscalationReason.IneffectiveRaises _,
                    EscalationReason.UselessRaise _ -> List.of(commands.resume(service));
            case EscalationReason.LaunchSuspended r ->
                List.of(commands.resumeLaunch(r.required().group()));
            case EscalationReason.LaunchFailing r ->
                decode(r.blocked().launches().failure());
            case EscalationReason.ManagedScalingBroken r ->
                List.of(
                        commands.managedScaling(r.provider(), "DISABLED"),
                        commands.managedScaling(r.provider(), "ENABLED"));
            case EscalationReason.UnlimitedWarmPool r ->
                List.of(commands.set(r.required().group(), r.required().required()));
            case EscalationReason.NothingFits _,
                    EscalationReason.NoGroupRead _,
                    EscalationReason.OperatorOwned _,
                    EscalationReason.SizingContradiction _,
                    EscalationReason.NotRead _ -> List.of();
            case EscalationReason.TasksOverdue r ->
                NextStepText.unscaled(r)
                        .map(left -> List.of(commands.set(
                                left.required().group(), left.required().required())))
                        .or(() -> r.launch().map(this::decode))
                        .orElse(List.of());
        };
    }

    private ShellCommand ceiling(RequiredCapacity required) {
        return commands.ceiling(
                required.group(), Math.max(1, required.required().max()));
    }

    private List<ShellCommand> tagOrRaise(RequiredCapacity required) {
        return List.of(ceiling(required), commands.set(required.group(), required.required()));
    }

    static boolean isAtTag(EscalationReason.AtCeiling reached) {
        return reached.limits().stream().anyMatch(l -> l.limit() == AppliedLimit.Limit.CEILING_TAG);
    }

    private List<ShellCommand> deploy(Fact.DeploymentRolledBack rolledBack) {
        return rolledBack.shortage().isPresent()
                ? List.of(commands.deployNewest(service, family(rolledBack)))
                : List.of();
    }

    private List<ShellCommand> decode(LaunchFailure failure) {
        return encoded(failure).map(commands::decode).stream().toList();
    }

    /** The encoded denial in the words of a failed launch, where they have it whole. */
    static Optional<String> encoded(LaunchFailure failure) {
        Matcher message = ENCODED.matcher(failure.words());
        return failure.words().length() < CUT && message.find() ? Optional.of(message.group(1)) : Optional.empty();
    }

    /** The task definition's name without its revision. */
    static String family(Fact.DeploymentRolledBack rolledBack) {
        return NameList.end(rolledBack.taskDefinition()).replaceFirst(":\\d+$", "");
    }
}
