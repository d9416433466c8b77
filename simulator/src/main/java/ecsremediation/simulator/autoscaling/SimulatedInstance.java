package ecsremediation.simulator.autoscaling;

import java.time.Instant;
import java.util.Optional;

/** One instance of a group. Read it under the world's lock. */
public final class SimulatedInstance {
    private final String id;
    private final String zone;
    private final String instanceType;
    private final int templateVersion;
    private final Instant launchedAt;
    private String lifecycleState = "Pending";
    private Optional<Instant> inServiceAt = Optional.empty();
    private boolean healthy = true;
    private boolean running = true;
    private boolean interrupted;
    private boolean protectedFromScaleIn;

    SimulatedInstance(String id, String zone, String instanceType, int templateVersion, Instant launchedAt) {
        this.id = id;
        this.zone = zone;
        this.instanceType = instanceType;
        this.templateVersion = templateVersion;
        this.launchedAt = launchedAt;
    }

    public String id() {
        return id;
    }

    public String zone() {
        return zone;
    }

    public String instanceType() {
        return instanceType;
    }

    /** The version of the launch template that it was launched from. */
    public int templateVersion() {
        return templateVersion;
    }

    public Instant launchedAt() {
        return launchedAt;
    }

    /** {@code Pending}, {@code InService} or {@code Terminating}. */
    public String lifecycleState() {
        return lifecycleState;
    }

    public boolean isInService() {
        return lifecycleState.equals("InService");
    }

    /** When it came into service; empty before. */
    public Optional<Instant> inServiceAt() {
        return inServiceAt;
    }

    void inService(Instant at) {
        become("InService");
        inServiceAt = Optional.of(at);
    }

    /** Whether it counts towards desired capacity. */
    public boolean counts() {
        return !lifecycleState.startsWith("Terminating");
    }

    boolean isHealthy() {
        return healthy;
    }

    /** {@code Healthy} or {@code Unhealthy}. */
    public String healthStatus() {
        return healthy ? "Healthy" : "Unhealthy";
    }

    /** Whether EC2 has not terminated it. The group learns of a termination by its next health check. */
    public boolean isRunning() {
        return running;
    }

    /** Whether EC2 has given notice of a Spot interruption. */
    public boolean isInterrupted() {
        return interrupted;
    }

    /** Whether the group keeps it when it scales in. */
    public boolean isProtectedFromScaleIn() {
        return protectedFromScaleIn;
    }

    void protectFromScaleIn(boolean isProtected) {
        protectedFromScaleIn = isProtected;
    }

    void interrupt() {
        interrupted = true;
    }

    void end() {
        running = false;
    }

    void health(boolean isHealthy) {
        healthy = isHealthy;
    }

    void become(String state) {
        lifecycleState = state;
    }
}
