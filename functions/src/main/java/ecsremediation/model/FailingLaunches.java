package ecsremediation.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A group's launch attempts that failed since the last successful one. Launches that began within
 * {@link Timeouts#ONE_ATTEMPT} of one another are one attempt, because the launches of one raise begin within
 * seconds. An attempt failed when all its launches failed.
 *
 * @param attempts consecutive failed attempts in the activities read; at least 1
 * @param at when the newest failure ended
 * @param failure the newest
 * @param trying whether EC2 Auto Scaling has begun a later attempt whose result is not known yet
 */
public record FailingLaunches(int attempts, Instant at, LaunchFailure failure, boolean trying) {
    /** Empty for a group whose newest launch succeeded, or without launches in the activities read. */
    public static Optional<FailingLaunches> of(AutoScalingGroup group) {
        List<List<ScalingActivity>> failed = new ArrayList<>();
        boolean trying = false;
        for (List<ScalingActivity> attempt : attempts(group)) {
            if (attempt.stream().anyMatch(a -> a.status().equals("Successful"))) {
                break;
            }
            if (attempt.stream().allMatch(ScalingActivity::isFailed)) {
                failed.add(attempt);
            } else {
                trying |= failed.isEmpty();
            }
        }
        return failed.isEmpty() ? Optional.empty() : Optional.of(of(failed, trying));
    }

    private static FailingLaunches of(List<List<ScalingActivity>> failed, boolean trying) {
        ScalingActivity newest = failed.getFirst().getFirst();
        String words = newest.statusMessage().isBlank() ? newest.description() : newest.statusMessage();
        Instant at = newest.endedAt().orElse(newest.startedAt());
        return new FailingLaunches(failed.size(), at, LaunchFailure.of(words), trying);
    }

    /** The attempts, newest first, and in each the launches, newest first. */
    private static List<List<ScalingActivity>> attempts(AutoScalingGroup group) {
        List<ScalingActivity> launches = group.activities().stream()
                .filter(ScalingActivity::isLaunch)
                .sorted(Comparator.comparing(ScalingActivity::startedAt)
                        .reversed()
                        .thenComparing(ScalingActivity::id))
                .toList();
        List<List<ScalingActivity>> attempts = new ArrayList<>();
        Instant newest = Instant.MAX;
        for (ScalingActivity launch : launches) {
            if (attempts.isEmpty()
                    || Duration.between(launch.startedAt(), newest).compareTo(Timeouts.ONE_ATTEMPT) > 0) {
                attempts.add(new ArrayList<>());
                newest = launch.startedAt();
            }
            attempts.getLast().add(launch);
        }
        return attempts;
    }
}
