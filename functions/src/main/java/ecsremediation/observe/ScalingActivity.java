package ecsremediation.observe;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of a group's scaling history.
 *
 * @param status {@code InProgress}, {@code Successful}, {@code Failed}, {@code Cancelled} …; an open set
 * @param statusMessage AWS's words; empty while all is well; may be cut at 255 characters
 */
public record ScalingActivity(
        String id,
        Instant startedAt,
        Optional<Instant> endedAt,
        String status,
        String description,
        String cause,
        String statusMessage) {

    /** Whether it launched, or tried to launch, an instance. */
    public boolean isLaunch() {
        return description.startsWith("Launching");
    }

    /** Whether it ended without what it set out to do. */
    public boolean isFailed() {
        return status.equals("Failed") || status.equals("Cancelled");
    }
}
