package ecsremediation.simulator.autoscaling;

import java.time.Instant;
import java.util.Optional;

/** A scaling activity. Read it under the world's lock. */
public final class Activity {
    private final String id;
    private final String group;
    private final String zone;
    private final Instant startedAt;
    private final String cause;
    private String description;
    private Optional<Instant> endedAt = Optional.empty();
    private String status = "InProgress";
    private String statusMessage = "";

    Activity(String id, SimulatedGroup group, String zone, Instant startedAt, String description, String cause) {
        this.id = id;
        this.group = group.name();
        this.zone = zone;
        this.startedAt = startedAt;
        this.description = description;
        this.cause = cause;
    }

    public String id() {
        return id;
    }

    public String group() {
        return group;
    }

    public String zone() {
        return zone;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Optional<Instant> endedAt() {
        return endedAt;
    }

    /** {@code InProgress}, {@code MidLifecycleAction}, {@code Successful}, {@code Failed} or {@code Cancelled}. */
    public String status() {
        return status;
    }

    /** The status message; empty unless the activity failed or was cancelled. */
    public String statusMessage() {
        return statusMessage;
    }

    public String description() {
        return description;
    }

    public String cause() {
        return cause;
    }

    /** The activity's details, as the JSON text that the API returns. */
    public String details() {
        return "{\"Subnet ID\":\"subnet-0123456789abcdef0\",\"Availability Zone\":\"" + zone + "\"}";
    }

    boolean isFailed() {
        return status.equals("Failed") || status.equals("Cancelled");
    }

    void become(String next) {
        status = next;
    }

    /** Ends the activity without an instance. The reason also goes into the description, as AWS does. */
    void fail(Instant at, String how, String message) {
        end(at, how, message);
        description += ".  Status Reason: " + message;
    }

    void end(Instant at, String how, String message) {
        endedAt = Optional.of(at);
        status = how;
        statusMessage = message;
    }
}
