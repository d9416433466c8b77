package ecsremediation.plan;

import java.util.Optional;

/** What is planned for a group whose launches fail: a hold while that may pass, else a need for an operator. */
final class LaunchFailureRule {
    private LaunchFailureRule() {}

    static Plan plan(LaunchBackoff backoff, GroupContext s) {
        BlockedLaunches blocked = new BlockedLaunches(
                backoff.launches(), Optional.of(backoff.until()).filter(until -> until.isAfter(s.now())), s.required());
        return backoff.needsOperator()
                ? s.escalate(new EscalationReason.LaunchFailing(blocked))
                : s.hold(new HoldReason.LaunchesBackingOff(blocked), blocked.notBefore());
    }
}
