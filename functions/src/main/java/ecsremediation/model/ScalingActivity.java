package ecsremediation.model;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of a group's activity history.
 *
 * @param status {@code InProgress}, {@code Successful}, {@code Failed}, {@code Cancelled} …; an open set
 * @param statusMessage AWS's words; empty for a successful activity; AWS may cut it at 255 characters
 */
public record ScalingActivity(
        String id,
        Instant startedAt,
        Optional<Instant> endedAt,
        String status,
        String description,
        String cause,
        String statusMessage) {
    private static final Pattern INSTANCE = Pattern.compile("i-[0-9a-f]+");

    /** Whether it launched, or tried to launch, an instance. */
    public boolean isLaunch() {
        return description.startsWith("Launching");
    }

    /** Whether it terminated, or tried to terminate, an instance. */
    public boolean isTermination() {
        return description.startsWith("Terminating");
    }

    /** The EC2 instance it launched or terminated, where its description names one. */
    public Optional<String> instance() {
        Matcher id = INSTANCE.matcher(description);
        return id.find() ? Optional.of(id.group()) : Optional.empty();
    }

    /** Whether its status is {@code Failed} or {@code Cancelled}. */
    public boolean isFailed() {
        return status.equals("Failed") || status.equals("Cancelled");
    }
}
