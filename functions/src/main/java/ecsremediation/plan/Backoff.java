package ecsremediation.plan;

import ecsremediation.observe.AutoScalingGroup;
import ecsremediation.observe.ScalingActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long a group is left alone after launches that failed: 5, 10, 20, then 30 minutes, by the number of failures since
 * the last launch that succeeded.
 *
 * @param failures attempts that failed in a row; launches that began within a minute of one another are one attempt
 * @param words the newest failure's own
 */
record Backoff(int failures, Instant until, String words) {
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofMinutes(30));

    /** Launches of one raise begin within seconds of one another. */
    private static final Duration ONE_ATTEMPT = Duration.ofMinutes(1);

    /** The backoff that holds at that time; empty where none does. */
    static Optional<Backoff> of(AutoScalingGroup group, Instant now) {
        List<ScalingActivity> launches = group.activities().stream()
                .filter(ScalingActivity::isLaunch)
                .sorted(Comparator.comparing(ScalingActivity::startedAt)
                        .reversed()
                        .thenComparing(ScalingActivity::id))
                .toList();
        List<ScalingActivity> failed = launches.stream()
                .takeWhile(a -> !a.status().equals("Successful"))
                .filter(ScalingActivity::isFailed)
                .toList();
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        ScalingActivity newest = failed.getFirst();
        int attempts = attempts(failed);
        Duration pause = PAUSES.get(Math.min(attempts, PAUSES.size()) - 1);
        Instant until = newest.endedAt().orElse(newest.startedAt()).plus(pause);
        String words = newest.statusMessage().isBlank() ? newest.description() : newest.statusMessage();
        return until.isAfter(now) ? Optional.of(new Backoff(attempts, until, words)) : Optional.empty();
    }

    private static int attempts(List<ScalingActivity> newestFirst) {
        int attempts = 1;
        Instant last = newestFirst.getFirst().startedAt();
        for (ScalingActivity activity : newestFirst) {
            if (Duration.between(activity.startedAt(), last).compareTo(ONE_ATTEMPT) > 0) {
                attempts++;
                last = activity.startedAt();
            }
        }
        return attempts;
    }
}
