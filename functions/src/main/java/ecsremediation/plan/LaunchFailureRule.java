package ecsremediation.plan;

import java.util.Optional;

/** Plans for a group with failing launches: a hold while the failure may pass, otherwise an escalation. */
final class LaunchFailureRule {
    private LaunchFailureRule() {}

    static Plan plan(LaunchBackoff backoff, GroupContext s) {
        BlockedLaunches blocked = new BlockedLaunches(
                backoff.launches(),
                Optional.of(backoff.until()).filter(until -> until.isAfter(s.now())),
                s.requiredOfLaunches());
        return backoff.needsOperator()
                ? s.escalate(new EscalationReason.LaunchFailing(blocked))
                : s.hold(new HoldReason.LaunchesBackingOff(blocked), blocked.notBefore());
    }
}
