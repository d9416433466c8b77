package ecsremediation.report;

import ecsremediation.act.Outcome;
import ecsremediation.incident.Cause;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.plan.Plan;
import java.util.Optional;

/** What happened in an incident, one line for each event. */
public final class TimelineText {
    /** The most characters of AWS's words. Our choice. */
    private static final int WORDS = 200;

    private TimelineText() {}

    /** The event without its time. */
    public static String line(TimelineEvent event) {
        return switch (event) {
            case TimelineEvent.GapSeen _ -> "gap seen";
            case TimelineEvent.Raised e -> e.group() + " raised: " + Phrases.change(e.from(), e.to());
            case TimelineEvent.WriteRefused e -> refused(e);
            case TimelineEvent.InService e -> e.group() + ": " + e.units() + " in service";
            case TimelineEvent.Registered e -> e.group() + ": " + e.units() + " registered";
            case TimelineEvent.ChangedByOthers e ->
                e.group() + " changed by another actor: desired " + e.from() + " → " + e.to() + " (" + e.words() + ")";
            case TimelineEvent.ReadBack e -> ReadBackText.line(e);
            case TimelineEvent.Notified e -> "mailed: " + notified(e.key(), e.cause());
            case TimelineEvent.Postponed e -> "not mailed by itself: " + postponed(e);
            case TimelineEvent.Resumed e -> "resumed by " + e.by();
            case TimelineEvent.Recovered _ -> "every task runs";
            case TimelineEvent.ServiceGone _ -> "the service is gone";
        };
    }

    private static String refused(TimelineEvent.WriteRefused e) {
        String write = "the write of " + e.group() + " was refused";
        return e.reconciliations() == 1
                ? write + ": " + Phrases.fit(e.words(), WORDS)
                : write + " " + e.reconciliations() + " times until " + Utc.time(e.until()) + ", last: "
                        + Phrases.fit(e.words(), WORDS);
    }

    /** What the notification would have said. */
    static String postponed(TimelineEvent.Postponed event) {
        return notified(event.key(), event.cause());
    }

    private static String notified(NotificationKey key, Optional<Cause> cause) {
        String group = key.group().map(g -> " on " + g).orElse("");
        return switch (key.type()) {
            case RAISED ->
                (key.kind() == NotificationKind.RESTORED ? "restored " : "raising ")
                        + key.group().orElse("a group");
            case FURTHER_RAISES -> "further raises of " + key.group().orElse("groups");
            case WOULD_RAISE -> "WOULD raise " + key.group().orElse("a group");
            case HELD -> "holding" + group + ": " + reason(key, cause);
            case ESCALATED -> "action required" + group + ": " + reason(key, cause);
            case STILL_WRONG ->
                "what is still wrong"
                        + cause.map(c -> ": " + CauseText.brief(c)).orElse("");
            case CLEARED -> "cleared";
        };
    }

    private static String reason(NotificationKey key, Optional<Cause> cause) {
        return key.launchFailure().map(LaunchFailureText::brief).orElseGet(() -> switch (key.kind()) {
            case RAISED, RESTORED, FURTHER_RAISES, WOULD_RAISE, STILL_WRONG, CLEARED -> "";
            case NOT_CAPACITY -> cause.map(CauseText::brief).orElse(PlanText.brief(Plan.Escalate.Reason.NOT_CAPACITY));
            case LOWERED_BY_RAISE -> "a raise of ECS Remediation lowered the group, or may have";
            case DEPLOYMENT_LOST -> PlanText.brief(Plan.Escalate.Reason.DEPLOYMENT_LOST);
            case NO_CEILING -> PlanText.brief(Plan.Escalate.Reason.NO_CEILING);
            case BAD_CEILING -> PlanText.brief(Plan.Escalate.Reason.BAD_CEILING);
            case AT_CEILING -> PlanText.brief(Plan.Escalate.Reason.AT_CEILING);
            case LOWERED -> PlanText.brief(Plan.Escalate.Reason.LOWERED);
            case LAUNCH_SUSPENDED -> PlanText.brief(Plan.Escalate.Reason.LAUNCH_SUSPENDED);
            case LAUNCH_FAILING -> PlanText.brief(Plan.Escalate.Reason.LAUNCH_FAILING);
            case OPERATOR_SET -> PlanText.brief(Plan.Escalate.Reason.OPERATOR_SET);
            case MANAGED_SCALING -> PlanText.brief(Plan.Escalate.Reason.MANAGED_SCALING);
            case WARM_POOL -> PlanText.brief(Plan.Escalate.Reason.WARM_POOL);
            case SIZING_PROOF_BROKEN -> PlanText.brief(Plan.Escalate.Reason.SIZING_CONTRADICTION);
            case NOT_RESOLVED -> PlanText.brief(Plan.Escalate.Reason.UNRESOLVED);
            case INCONCLUSIVE -> PlanText.brief(Plan.Escalate.Reason.INCONCLUSIVE);
            case WRITE_DENIED -> PlanText.refused(Outcome.Refused.Reason.ACCESS_DENIED);
            case WRITE_INVALID -> PlanText.refused(Outcome.Refused.Reason.INVALID);
            case GROUP_GONE -> PlanText.refused(Outcome.Refused.Reason.GONE);
            case WRITE_FAILED -> "the group could not be raised";
            case BACKOFF -> PlanText.brief(Plan.Hold.Reason.BACKOFF);
            case ACTION_RATE -> PlanText.brief(Plan.Hold.Reason.ACTION_RATE);
            case INSTANCE_REFRESH -> PlanText.brief(Plan.Hold.Reason.INSTANCE_REFRESH);
            case WAITING -> cause.map(CauseText::brief).orElse(PlanText.brief(Plan.Hold.Reason.CONVERGING));
            case EXTERNAL_CHANGE -> PlanText.brief(Plan.Hold.Reason.EXTERNAL_CHANGE);
            case PAUSED -> PlanText.brief(Plan.Hold.Reason.PAUSED);
            case OUT_OF_SCOPE -> PlanText.brief(Plan.Hold.Reason.NOT_OURS);
        });
    }
}
