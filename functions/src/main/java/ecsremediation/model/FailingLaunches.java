package ecsremediation.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A group's attempts to launch that failed since the last one that succeeded. Launches that began within a minute of one
 * another are one attempt, for those of one raise begin within seconds; it failed when all of them did.
 *
 * @param attempts failed in a row, as far as the group's history is read; at least 1
 * @param at when the newest failure ended
 * @param failure the newest
 * @param trying whether EC2 Auto Scaling began another attempt since, and its end is not known yet
 */
public record FailingLaunches(int attempts, Instant at, LaunchFailure failure, boolean trying) {
    /** Empty for a group whose newest launch succeeded, or which launched nothing of late. */
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

    /** The newest first, and within each the newest launch first. */
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
