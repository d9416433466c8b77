package ecsremediation.report;

import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import ecsremediation.model.Capacity;
import ecsremediation.plan.AppliedLimit;
import ecsremediation.plan.Plan;
import ecsremediation.plan.RequiredCapacity;
import ecsremediation.plan.SizingProof;

/** What was decided and what became of it, in the operator's words. */
public final class PlanText {
    private PlanText() {}

    /** Why we hold still, in a few words that fit behind a colon; a failed launch names its cause. */
    public static String brief(Plan.Hold hold) {
        return hold.launch().map(l -> LaunchFailureText.brief(l.kind())).orElseGet(() -> brief(hold.reason()));
    }

    /** Why an operator has to act, in a few words that fit behind a colon; a failed launch names its cause. */
    public static String brief(Plan.Escalate need) {
        return need.launch().map(l -> LaunchFailureText.brief(l.kind())).orElseGet(() -> brief(need.reason()));
    }

    /** Why we hold still, in a few words that fit behind a colon. */
    public static String brief(Plan.Hold.Reason reason) {
        return switch (reason) {
            case CONVERGING -> "it clears by itself";
            case CAPACITY_ON_ITS_WAY -> "instances are on their way";
            case BACKOFF -> "launches fail";
            case ACTION_RATE -> "no further raise allowed for now";
            case EXTERNAL_CHANGE -> "somebody else lowered the group";
            case PAUSED -> "paused";
            case INSTANCE_REFRESH -> "an instance refresh is under way";
            case NOT_OURS -> "the service is left to its owner";
        };
    }

    /** Why an operator has to act, in a few words that fit behind a colon. */
    public static String brief(Plan.Escalate.Reason reason) {
        return switch (reason) {
            case NOT_CAPACITY -> "more instances would not help";
            case NO_CEILING -> "no group carries the ceiling tag";
            case BAD_CEILING -> "the ceiling tag is not a number";
            case AT_CEILING -> "the group stands at its ceiling";
            case LAUNCH_SUSPENDED -> "process Launch is suspended";
            case LAUNCH_FAILING -> "launches fail";
            case OPERATOR_SET -> "another operator owns the group";
            case WARM_POOL -> "raising max would fill the warm pool";
            case SIZING_CONTRADICTION -> "the sizing failed its own proof";
            case UNRESOLVED -> "the raises did not resolve it";
            case INCONCLUSIVE -> "the picture is incomplete or contradicts itself";
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

    /** What a group would have to be set to, as a sentence without its full stop. */
    static String required(RequiredCapacity r) {
        if (r.isMet()) {
            return r.group() + " stands at desired " + r.now().desired() + " already, which is enough";
        }
        String max = r.required().max() > r.now().max()
                ? " and from max " + r.now().max() + " to " + r.required().max()
                : "";
        return r.group() + " would have to go from desired " + r.now().desired() + " to "
                + r.required().desired() + max;
    }

    /** What decides the lower bound of a sizing, in a word or two. */
    public static String binding(SizingProof proof) {
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

    /** What became of a plan, as one sentence. */
    public static String sentence(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Raised o -> o.group() + " was raised: " + Phrases.change(o.from(), o.to()) + ".";
            case Outcome.Observed o ->
                o.group() + " WOULD be raised: " + Phrases.change(o.from(), o.to()) + ". Nothing was changed.";
            case Outcome.AlreadySufficient o ->
                o.group() + " already has desired " + o.current().desired() + ", max "
                        + o.current().max() + ": somebody was faster. Nothing was changed.";
            case Outcome.Refused o ->
                o.group() + " was not changed: " + refused(o.reason()) + " (" + obstacle(o.obstacle()) + ").";
            case Outcome.Failed o ->
                o.group() + " may not have been changed: the call to EC2 Auto Scaling failed (" + obstacle(o.obstacle())
                        + "). " + (o.retryable() ? "It is tried again." : "Trying again does not help.");
        };
    }

    /** Which limit cut a plan, as one sentence with both numbers. */
    public static String sentence(AppliedLimit applied) {
        return "Desired " + applied.wanted() + " would be needed; " + limit(applied.limit()) + " allows "
                + applied.allowed() + ".";
    }

    /** How to get more than a limit allows. */
    public static String remedy(AppliedLimit.Limit limit) {
        return switch (limit) {
            case CEILING_TAG -> "Raise the group's tag ecs-remediation:ceiling if more is acceptable.";
            case HARD_CEILING -> "Raise the stack's HardCeiling if more is acceptable.";
            case STEP_LIMIT -> "The rest follows in further steps while tasks are missing.";
        };
    }

    private static String limit(AppliedLimit.Limit limit) {
        return switch (limit) {
            case CEILING_TAG -> "the group's ceiling tag";
            case HARD_CEILING -> "the stack's hard ceiling";
            case STEP_LIMIT -> "the limit for one step";
        };
    }

    private static String obstacle(WriteObstacle obstacle) {
        return switch (obstacle) {
            case WriteObstacle.AwsAnswer o -> o.words();
            case WriteObstacle.LockHeld _ -> "another process works on the group";
            case WriteObstacle.LockExpired _ -> "the lock ran out before the write";
            case WriteObstacle.Changed o ->
                "was " + capacity(o.observed()) + " when observed, is " + capacity(o.now()) + " now";
            case WriteObstacle.NotReadAgain _ -> "the group could not be read again before the write";
        };
    }

    private static String capacity(Capacity capacity) {
        return "desired " + capacity.desired() + ", max " + capacity.max();
    }

    static String refused(Outcome.Refused.Reason reason) {
        return switch (reason) {
            case LOCKED -> "another run is at work on it and was asked to reconcile again";
            case CHANGED -> "it changed while we decided, so we decide again";
            case ACCESS_DENIED -> "IAM does not allow it";
            case INVALID -> "EC2 Auto Scaling did not accept the numbers";
            case GONE -> "it no longer exists";
        };
    }
}
