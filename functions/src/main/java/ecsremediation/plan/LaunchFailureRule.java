package ecsremediation.plan;

import ecsremediation.model.FailingLaunches;
import java.util.Optional;

/** What is planned for a group whose launches fail: a hold while that may pass, a need where a person can mend it. */
final class LaunchFailureRule {
    private LaunchFailureRule() {}

    static Plan plan(LaunchBackoff backoff, GroupContext s) {
        FailingLaunches launches = backoff.launches();
        String advice = LaunchAdvice.on(launches.failure().kind());
        return backoff.needsPerson()
                ? new Plan.Escalate(
                        Plan.Escalate.Reason.LAUNCH_FAILING,
                        Optional.of(s.group().name()),
                        detail(backoff, s),
                        advice,
                        s.services(),
                        Optional.of(launches.failure()))
                : new Plan.Hold(
                        Plan.Hold.Reason.BACKOFF,
                        Optional.of(s.group().name()),
                        detail(backoff, s) + " " + advice,
                        Optional.of(backoff.until()).filter(until -> until.isAfter(s.now())),
                        s.services(),
                        Optional.of(launches.failure()));
    }

    private static String detail(LaunchBackoff backoff, GroupContext s) {
        FailingLaunches launches = backoff.launches();
        String group = s.group().name();
        String what = launches.attempts() == 1 ? "A launch" : launches.attempts() + " launches in a row";
        return what + " of " + group + " failed: \"" + launches.failure().words() + "\" " + rest(backoff, s);
    }

    private static String rest(LaunchBackoff backoff, GroupContext s) {
        String group = s.group().name();
        String asked = s.sizing().certificate().chosen() == 0
                ? group + " has asked for what is needed, and EC2 Auto Scaling goes on trying by itself."
                : s.need() + ".";
        return backoff.isOver(s.now())
                ? asked
                : asked + " It is not raised before " + Clock.time(backoff.until()) + ".";
    }
}
