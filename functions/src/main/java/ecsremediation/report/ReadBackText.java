package ecsremediation.report;

import ecsremediation.incident.TimelineEvent.ReadBack;
import java.util.Optional;

/** What was read back after a raise that lowered its group, as text for operators. */
final class ReadBackText {
    private ReadBackText() {}

    /** In a few words that fit behind a colon. */
    static String brief(ReadBack r) {
        return switch (r.finding()) {
            case RESTORED -> "restored " + group(r) + " " + r.now().desired() + " → " + r.to().desired();
            case AT_CEILING, NO_CEILING, NOT_ACTING, PAUSED, REFUSED, UNANSWERED, RESTORED_BEFORE, TOO_LATE ->
                "ECS Remediation lowered " + group(r) + " " + r.before() + " → "
                        + r.now().desired();
            case OVERRIDDEN ->
                "ECS Remediation raised " + group(r) + " " + r.before() + " → "
                        + r.now().desired() + " over a lowering";
            case AMBIGUOUS, UNEXPLAINED ->
                "ECS Remediation may have lowered " + group(r) + " " + r.before() + " → "
                        + r.now().desired();
            case MAX_UNEXPLAINED ->
                "ECS Remediation may have lowered max of " + group(r) + " " + r.before() + " → "
                        + r.now().max();
        };
    }

    private static String group(ReadBack r) {
        return Phrases.fit(r.group(), SubjectLine.NAME);
    }

    /** One line of the timeline. */
    static String line(ReadBack r) {
        return switch (r.finding()) {
            case RESTORED ->
                r.group() + " restored: desired " + r.now().desired() + " → " + r.to().desired() + "; the raise of "
                        + Utc.time(r.raisedAt()) + " had lowered it from " + r.before();
            case AT_CEILING, NO_CEILING, NOT_ACTING, PAUSED, REFUSED, UNANSWERED, RESTORED_BEFORE, TOO_LATE ->
                r.group() + " lowered by the raise of " + Utc.time(r.raisedAt()) + ": desired " + r.before() + " → "
                        + r.now().desired() + ", not restored";
            case OVERRIDDEN ->
                r.group() + " lowered by another actor to " + r.before() + " right before the write of "
                        + Utc.time(r.raisedAt()) + ", which set " + r.now().desired();
            case AMBIGUOUS, UNEXPLAINED ->
                r.group() + " possibly lowered by the raise of " + Utc.time(r.raisedAt()) + ": desired " + r.before()
                        + " → " + r.now().desired();
            case MAX_UNEXPLAINED ->
                r.group() + " possibly lowered by the raise of " + Utc.time(r.raisedAt()) + ": max " + r.before()
                        + " → " + r.now().max();
        };
    }

    /** In whole sentences: what happened, and what the program did about it. */
    static String detail(ReadBack r) {
        String raise = "the raise of " + Utc.time(r.raisedAt());
        String lowered = "Another actor had raised " + r.group() + " to desired " + r.before()
                + " right before ECS Remediation wrote. So " + raise + " lowered it from " + r.before() + " to "
                + r.now().desired() + ". ";
        return switch (r.finding()) {
            case RESTORED ->
                lowered + "ECS Remediation set desired to " + r.to().desired() + " again"
                        + (r.isRestored() ? ". " + Summary.NOTHING_TO_DO : ": its ceiling and max permit no more.");
            case AT_CEILING ->
                lowered + "It was not restored, because its ceiling tag, the stack's hard ceiling or max "
                        + r.now().max() + " permits no more.";
            case NO_CEILING -> lowered + "It was not restored, because it has no valid ceiling tag now.";
            case NOT_ACTING -> lowered + "It was not restored, because the mode is not act now.";
            case PAUSED -> lowered + "It was not restored, because the stack is paused.";
            case REFUSED -> lowered + "It was not restored, because EC2 Auto Scaling or IAM refused that.";
            case UNANSWERED -> lowered + "The call that restores it had no answer, and it has that size still.";
            case RESTORED_BEFORE -> lowered + "It was not restored, because ECS Remediation does that only once.";
            case OVERRIDDEN ->
                "Another actor had lowered " + r.group() + " to desired " + r.before()
                        + " right before ECS Remediation wrote. So " + raise + " set "
                        + r.now().desired()
                        + " over it. ECS Remediation never lowers a group.";
            case TOO_LATE -> lowered + "It was not restored, because that was found too late.";
            case AMBIGUOUS ->
                "Several requests lowered " + r.group() + " to " + r.now().desired() + " when " + raise
                        + " was written. Whether one of them was ECS Remediation's is not certain, so it was not"
                        + " changed.";
            case UNEXPLAINED ->
                "Another actor raised " + r.group() + " to desired " + r.before() + " when " + raise
                        + " was written. It has " + r.now().desired() + " now, and no scaling activity says who"
                        + " lowered it. It was not changed.";
            case MAX_UNEXPLAINED ->
                "Another actor set max of " + r.group() + " to " + r.before() + " when " + raise
                        + " was written. It is " + r.now().max() + " now. It was not changed, because scaling"
                        + " activities do not say who lowers max.";
        };
    }

    /** What the operator does; empty where the group has the other actor's size again. */
    static Optional<String> nextStep(ReadBack r) {
        return r.isRestored()
                ? Optional.empty()
                : Optional.of("Set " + (r.finding().isOfMax() ? "max" : "desired") + " of " + r.group() + " to "
                        + r.before() + " again if it should still be that.");
    }
}
