package ecsremediation.simulator.autoscaling;

import java.time.Instant;

/** One instance of a group. Read it under the world's lock. */
public final class SimulatedInstance {
    private final String id;
    private final String zone;
    private final String instanceType;
    private final int templateVersion;
    private final Instant launchedAt;
    private String lifecycleState = "Pending";

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

    /** Whether it counts towards desired capacity. */
    public boolean counts() {
        return !lifecycleState.startsWith("Terminating");
    }

    void become(String state) {
        lifecycleState = state;
    }
}
