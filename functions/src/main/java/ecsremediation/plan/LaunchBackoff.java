package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.FailingLaunches;
import ecsremediation.model.LaunchFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long a group is not raised after failed launches: 5, 10, 20, then 30 minutes, by the number of
 * failed attempts since the last successful one. If only an operator can fix the failure, 30 minutes at
 * once. Our choice.
 *
 * @param until counted from the end of the newest failed launch
 */
record LaunchBackoff(FailingLaunches launches, Instant until) {
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofMinutes(30));

    /** Empty if the group's launches do not fail. */
    static Optional<LaunchBackoff> of(AutoScalingGroup group) {
        return FailingLaunches.of(group)
                .map(launches -> new LaunchBackoff(launches, launches.at().plus(pause(launches))));
    }

    private static Duration pause(FailingLaunches launches) {
        boolean operatorOnly = launches.failure().kind().resolution() == LaunchFailure.Resolution.OPERATOR;
        return operatorOnly ? PAUSES.getLast() : PAUSES.get(Math.min(launches.attempts(), PAUSES.size()) - 1);
    }

    /** Whether the group may be raised again. */
    boolean isOver(Instant now) {
        return !until.isAfter(now);
    }

    /** Whether an operator is notified at once and not only after repeated failures. */
    boolean needsOperator() {
        return launches.failure().kind().resolution() != LaunchFailure.Resolution.TIME;
    }
}
