package ecsremediation.simulator.autoscaling;

import ecsremediation.simulator.engine.ApiException;
import ecsremediation.simulator.engine.EventLoop;
import java.time.Duration;
import java.util.List;

/** The scheduled actions of groups. Callers hold the world's lock. */
final class ScheduledActions {
    private final EventLoop eventLoop;
    private final SizeChanges sizes;

    ScheduledActions(EventLoop eventLoop, SizeChanges sizes) {
        this.eventLoop = eventLoop;
        this.sizes = sizes;
    }

    /** Adds an action, or replaces the one of that name. */
    void put(SimulatedGroup group, ScheduledSizes action) {
        if (!action.at().isAfter(eventLoop.now())) {
            throw new ApiException("ValidationError", "Given start time is in the past");
        }
        List.copyOf(group.schedule()).stream()
                .filter(other -> other.name().equals(action.name()))
                .forEach(group::remove);
        wait(group, action);
    }

    private void wait(SimulatedGroup group, ScheduledSizes action) {
        group.add(action);
        eventLoop.after(Duration.between(eventLoop.now(), action.at()), () -> run(group, action));
    }

    private void run(SimulatedGroup group, ScheduledSizes action) {
        if (!group.schedule().contains(action)) {
            return;
        }
        group.remove(action);
        if (!group.suspendedProcesses().contains("ScheduledActions")
                && action.change().isPossible(group.sizes())) {
            run(group, action.change());
        }
        action.next().ifPresent(next -> wait(group, next));
    }

    void run(SimulatedGroup group, SizeChange change) {
        Sizes to = change.pulled(group.sizes());
        String cause = "At " + sizes.seconds() + " a scheduled action update of AutoScalingGroup constraints to min: "
                + to.min() + ", max: " + to.max() + ", desired: " + to.desired()
                + SizeChanges.changing(group, to.desired());
        sizes.set(group, to, cause);
    }

    /**
     * Removes an action.
     *
     * @throws ApiException ValidationError if there is none of that name
     */
    void delete(SimulatedGroup group, String name) {
        ScheduledSizes action = group.schedule().stream()
                .filter(other -> other.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ApiException("ValidationError", "Scheduled action name not found"));
        group.remove(action);
    }
}
