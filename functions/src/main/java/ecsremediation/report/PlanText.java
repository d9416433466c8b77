package ecsremediation.report;

import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import ecsremediation.incident.PauseState;
import ecsremediation.model.Capacity;
import ecsremediation.model.GroupOwner;
import ecsremediation.model.WriteState;
import ecsremediation.plan.AppliedLimit;
import ecsremediation.plan.EscalationReason;
import ecsremediation.plan.HoldReason;
import ecsremediation.plan.Plan;
import ecsremediation.plan.RequiredCapacity;
import ecsremediation.plan.SizingProof;
import java.util.Optional;

/** Plans and their outcomes as text for operators. */
public final class PlanText {
    private PlanText() {}

    /** Why nothing is done for now, in a few words that fit behind a colon; a failed launch names its cause. */
    public static String brief(Plan.Hold hold) {
        if (hold.why() instanceof HoldReason.OwnedByAnother held) {
            return owner(held.owner());
        }
        return hold.why() instanceof HoldReason.LoweredUntil
                ? "a scheduled action lowered the group"
                : hold.launch().map(l -> LaunchFailureText.brief(l.kind())).orElseGet(() -> brief(hold.reason()));
    }

    private static String owner(GroupOwner owner) {
        return switch (owner) {
            case GroupOwner.OfStack o -> "the group is left to stack " + Phrases.fit(o.stack(), SubjectLine.NAME);
            case GroupOwner.OfCluster o -> "the group is left to cluster " + Phrases.fit(o.cluster(), SubjectLine.NAME);
            case GroupOwner.Unclaimed _ -> "no tag says which stack may raise the group";
        };
    }

    /** Whose order holds it, in a few words; empty for a hold that nobody ordered. */
    static Optional<String> order(Plan.Hold hold) {
        return Optional.of(hold)
                .filter(h -> h.reason() == Plan.Hold.Reason.PAUSED)
                .map(h -> HoldText.order(h.why()))
                .filter(order -> !order.isEmpty());
    }

    /** Why an operator has to act, in a few words that fit behind a colon; a failed launch names its cause. */
    public static String brief(Plan.Escalate escalate) {
        return escalate.launch()
                .map(l -> LaunchFailureText.brief(l.kind()))
                .orElseGet(() -> doubt(escalate.why()).orElseGet(() -> brief(escalate.reason())));
    }

    /** What is not known; empty for every other reason. */
    private static Optional<String> doubt(EscalationReason why) {
        if (why instanceof EscalationReason.NeighbourInDoubt r) {
            String neighbour = r.neighbour().service().service();
            return Optional.of("the need of " + Phrases.fit(neighbour, SubjectLine.NAME) + " is not known");
        }
        if (why instanceof EscalationReason.Doubt r) {
            return Optional.of(DiagnosisText.brief(r.diagnosis()));
        }
        return why instanceof EscalationReason.NotRead
                ? Optional.of("what concerns the group could not be read")
                : Optional.empty();
    }

    /** Why nothing is done for now, in a few words that fit behind a colon. */
    public static String brief(Plan.Hold.Reason reason) {
        return switch (reason) {
            case CONVERGING -> "it clears by itself";
            case CAPACITY_ON_ITS_WAY -> "instances are on their way";
            case BACKOFF -> "launches fail";
            case ACTION_RATE -> "no further raise allowed for now";
            case EXTERNAL_CHANGE -> "another actor lowered the group";
            case PAUSED -> "paused";
            case INSTANCE_REFRESH -> "an instance refresh is under way";
            case NOT_OURS -> "the service is left to its owner";
        };
    }

    /** Why an operator has to act, in a few words that fit behind a colon. */
    public static String brief(Plan.Escalate.Reason reason) {
        return switch (reason) {
            case NOT_CAPACITY -> "more instances would not help";
            case DEPLOYMENT_LOST -> "a deployment was given up for lack of capacity";
            case NO_CEILING -> "no group carries the ceiling tag";
            case BAD_CEILING -> "the ceiling tag is not a number";
            case AT_CEILING -> "the group is at its ceiling";
            case LOWERED -> "another actor lowered the group";
            case LAUNCH_SUSPENDED -> "process Launch is suspended";
            case LAUNCH_FAILING -> "launches fail";
            case OPERATOR_SET -> "only another service may change the group";
            case MANAGED_SCALING -> "ECS managed scaling does not work";
            case WARM_POOL -> "raising max would fill the warm pool";
            case SIZING_CONTRADICTION -> "the sizing contradicts itself";
            case UNRESOLVED -> "the raises did not resolve it";
            case INCONCLUSIVE -> "the observed state is incomplete or contradicts itself";
        };
    }

    /** Why nothing is done for now, in whole sentences with their numbers. */
    public static String detail(Plan.Hold hold) {
        return HoldText.detail(hold.why());
    }

    /** Why an operator has to act, in whole sentences with their numbers. */
    public static String detail(Plan.Escalate escalate) {
        return EscalationText.detail(escalate.why());
    }

    /** The capacity that a group needs, as a sentence without its full stop. */
    static String required(RequiredCapacity r) {
        if (r.isMet()) {
            return r.group() + " is already at desired " + r.now().desired() + ", which is enough";
        }
        String max = r.required().max() > r.now().max()
                ? " and from max " + r.now().max() + " to " + r.required().max()
                : "";
        return r.group() + " would have to go from desired " + r.now().desired() + " to "
                + r.required().desired() + max;
    }

    /** As in {@code desired 1 → 4, max stays 4}. */
    public static String change(Capacity from, Capacity to) {
        return Phrases.change(from, to);
    }

    /** The bounds of a sizing, in instances or units, and what decides the lower one; a clause. */
    public static String sizing(SizingProof proof) {
        String bounds = "at least " + proof.lowerBound() + ", chosen " + proof.chosen() + ", at most "
                + proof.upperBound() + " new; ";
        if (proof.instance().isEmpty()) {
            return bounds + "the size is not known yet";
        }
        return bounds
                + binding(proof)
                + switch (proof.binding()) {
                    case NOTHING, MEMORY, CPU, DISTINCT_INSTANCE -> " decides";
                    case GPUS, NETWORK_INTERFACES, HOST_PORTS -> " decide";
                };
    }

    /** What decides the lower bound of a sizing, in a word or two. */
    static String binding(SizingProof proof) {
        if (proof.instance().isEmpty()) {
            return "size not known yet";
        }
        return switch (proof.binding()) {
            case NOTHING -> "nothing";
            case MEMORY -> "memory";
            case CPU -> "CPU";
            case GPUS -> "GPUs";
            case NETWORK_INTERFACES -> "network interfaces";
            case HOST_PORTS -> "host ports";
            case DISTINCT_INSTANCE -> "distinctInstance";
        };
    }

    /** The outcome of a plan, as one sentence. */
    public static String sentence(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Raised o -> o.group() + " was raised: " + Phrases.change(o.from(), o.to()) + ".";
            case Outcome.Observed o ->
                o.group() + " WOULD be raised: " + Phrases.change(o.from(), o.to()) + ". Nothing was changed.";
            case Outcome.AlreadySufficient o ->
                o.group() + " already has desired " + o.current().desired() + ", max "
                        + o.current().max() + ": another actor was faster. Nothing was changed.";
            case Outcome.Refused o -> o.group() + " was not changed: " + refused(o) + ".";
            case Outcome.Failed o ->
                "Whether " + o.group() + " was changed is not known: the call to EC2 Auto Scaling failed ("
                        + obstacle(o.obstacle()) + "). "
                        + (o.retryable() ? "ECS Remediation tries again." : "Trying again does not help.");
        };
    }

    /** Which limit cut a plan, as one sentence with both numbers. */
    public static String sentence(AppliedLimit applied) {
        return "Desired " + applied.wanted() + " would be needed; " + limit(applied.limit()) + " allows "
                + applied.allowed() + ".";
    }

    /** How to get more than a limit allows; empty where nobody has to do anything. */
    public static Optional<String> remedy(AppliedLimit.Limit limit) {
        return switch (limit) {
            case CEILING_TAG -> Optional.of("Raise the group's tag ecs-remediation:ceiling if more is acceptable.");
            case HARD_CEILING -> Optional.of("Raise the stack's parameter HardCeiling if more is acceptable.");
            case STEP_LIMIT, ONE_INSTANCE -> Optional.empty();
        };
    }

    /** When the rest comes, where nobody has to do anything for it. */
    static String rest(AppliedLimit.Limit limit) {
        return switch (limit) {
            case CEILING_TAG, HARD_CEILING -> "";
            case STEP_LIMIT -> " The rest follows in further steps while tasks are missing.";
            case ONE_INSTANCE -> " The rest follows once ECS places a task of the service on that instance.";
        };
    }

    private static String limit(AppliedLimit.Limit limit) {
        return switch (limit) {
            case CEILING_TAG -> "the group's ceiling tag";
            case HARD_CEILING -> "the stack's hard ceiling";
            case STEP_LIMIT -> "the limit for one step";
            case ONE_INSTANCE -> "the rule for one instance after a useless raise";
        };
    }

    private static String obstacle(WriteObstacle obstacle) {
        return switch (obstacle) {
            case WriteObstacle.AwsAnswer o -> o.words();
            case WriteObstacle.LockHeld _ -> "another process changes the group now";
            case WriteObstacle.LockExpired _ -> "the lock expired before the write";
            case WriteObstacle.Changed o ->
                "was " + capacity(o.observed()) + " when observed, is " + capacity(o.now()) + " now";
            case WriteObstacle.OrdersChanged o ->
                "had " + orders(o.observed()) + " when observed, has " + orders(o.now()) + " now";
            case WriteObstacle.Paused o -> paused(o.pause());
            case WriteObstacle.ModeLowered o -> ModeText.now(o.mode());
            case WriteObstacle.Rejected o -> obstacle(o.answer());
            case WriteObstacle.WrittenBefore _ -> "another run has done it";
            case WriteObstacle.NotReadAgain _ -> "the group could not be read again before the write";
        };
    }

    private static String refused(Outcome.Refused refused) {
        return switch (refused.obstacle()) {
            case WriteObstacle.Paused paused -> paused(paused.pause()) + ", after the decision and before the write";
            case WriteObstacle.ModeLowered lowered ->
                ModeText.now(lowered.mode()) + ", after the decision and before the write";
            case WriteObstacle.Rejected rejected ->
                "EC2 Auto Scaling did not accept the numbers, so it is observed and decided again ("
                        + obstacle(rejected) + ")";
            case WriteObstacle.OrdersChanged changed ->
                "its owner changed its tags after it was observed, so the decision is made again (" + obstacle(changed)
                        + ")";
            case WriteObstacle.AwsAnswer _,
                    WriteObstacle.LockHeld _,
                    WriteObstacle.LockExpired _,
                    WriteObstacle.Changed _,
                    WriteObstacle.WrittenBefore _,
                    WriteObstacle.NotReadAgain _ ->
                refused(refused.reason()) + " (" + obstacle(refused.obstacle()) + ")";
        };
    }

    private static String paused(PauseState pause) {
        return switch (pause) {
            case PauseState.Ordered ordered ->
                ordered.pause().by() + " paused the stack until "
                        + Utc.time(ordered.pause().until()) + " ("
                        + ordered.pause().why() + ")";
            case PauseState.Unreadable _ -> "a pause of the stack was stored that this version cannot read";
            case PauseState.NotPaused _ -> "the stack is not paused";
        };
    }

    private static String orders(WriteState state) {
        return state.ceiling().map(most -> "ceiling " + most).orElse("no ceiling") + ", mode " + state.mode();
    }

    private static String capacity(Capacity capacity) {
        return "desired " + capacity.desired() + ", max " + capacity.max();
    }

    static String refused(Outcome.Refused.Reason reason) {
        return switch (reason) {
            case LOCKED -> "another run is changing it and will reconcile again";
            case CHANGED -> "it changed after it was observed, so the decision is made again";
            case NOT_EXECUTED -> "no call was carried out, and ECS Remediation tries again";
            case ACCESS_DENIED -> "IAM does not allow it";
            case INVALID -> "EC2 Auto Scaling did not accept the numbers";
            case GONE -> "it no longer exists";
        };
    }
}
