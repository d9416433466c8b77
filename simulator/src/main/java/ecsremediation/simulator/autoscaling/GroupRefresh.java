package ecsremediation.simulator.autoscaling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An instance refresh of a group. Read it under the world's lock. */
public final class GroupRefresh {
    private static final int WHOLE = 100;

    private final String id;
    private final SimulatedGroup group;
    private final RefreshSettings settings;
    private final Instant startedAt;
    private final int instances;
    private Instant progressedAt;
    private String status = "InProgress";
    private Optional<Instant> endedAt = Optional.empty();

    GroupRefresh(String id, SimulatedGroup group, RefreshSettings settings, Instant startedAt) {
        this.id = id;
        this.group = group;
        this.settings = settings;
        this.startedAt = startedAt;
        this.progressedAt = startedAt;
        this.instances =
                (int) group.members().stream().filter(SimulatedInstance::counts).count();
    }

    public String id() {
        return id;
    }

    RefreshSettings settings() {
        return settings;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Optional<Instant> endedAt() {
        return endedAt;
    }

    /** {@code InProgress}, {@code Successful}, {@code Failed} or {@code Cancelled}. */
    public String status() {
        return status;
    }

    public boolean isInProgress() {
        return endedAt.isEmpty();
    }

    /** The instances from before its start that the group still has. */
    public List<SimulatedInstance> outdated() {
        return group.members().stream()
                .filter(SimulatedInstance::counts)
                .filter(m -> m.launchedAt().isBefore(startedAt))
                .toList();
    }

    /** The share of the instances that it has replaced, in percent. */
    public int percentage() {
        return instances == 0
                ? WHOLE
                : Math.max(0, WHOLE * (instances - outdated().size()) / instances);
    }

    Instant progressedAt() {
        return progressedAt;
    }

    void progress(Instant at) {
        progressedAt = at;
    }

    void end(Instant at, String how) {
        endedAt = Optional.of(at);
        status = how;
    }
}
