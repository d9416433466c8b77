package ecsremediation.simulator.autoscaling;

import ecsremediation.simulator.engine.ApiException;
import ecsremediation.simulator.engine.EventLoop;
import java.time.Duration;
import java.time.Instant;

/** What operators do to single instances of a group, and by hand to its size. Callers hold the world's lock. */
final class UserRequests {
    /** The default cooldown [Auto Scaling API, CreateAutoScalingGroup]. */
    private static final Duration COOLDOWN = Duration.ofMinutes(5);

    private static final String INVALID = "ValidationError";

    private final EventLoop eventLoop;
    private final SizeChanges sizes;
    private final InstanceLauncher fleet;

    UserRequests(EventLoop eventLoop, SizeChanges sizes, InstanceLauncher fleet) {
        this.eventLoop = eventLoop;
        this.sizes = sizes;
        this.fleet = fleet;
    }

    /**
     * TerminateInstanceInAutoScalingGroup. Without a shrinking group, an instance replaces the terminated one.
     *
     * @throws ApiException ValidationError if desired would be below min
     */
    Activity terminate(SimulatedGroup group, SimulatedInstance member, boolean shrink) {
        int from = group.sizes().desired();
        int to = from - group.weight(member.instanceType());
        if (shrink && to < group.sizes().min()) {
            throw new ApiException(
                    INVALID,
                    "Currently, desiredSize equals minSize (" + group.sizes().min()
                            + "). Terminating instance without replacement will violate group's min size constraint."
                            + " Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.");
        }
        String cause = "At " + sizes.seconds() + " instance " + member.id()
                + " was taken out of service in response to a user request"
                + (shrink ? ", shrinking the capacity from " + from + " to " + to + "." : ".");
        Activity activity =
                fleet.end(group, member, cause, eventLoop.randomSource("user terminations/" + group.name()));
        if (shrink) {
            sizes.set(group, new Sizes(group.sizes().min(), to, group.sizes().max()), cause);
        } else {
            eventLoop.after(Duration.ofSeconds(1), () -> fleet.refill(group));
        }
        return activity;
    }

    /**
     * SetDesiredCapacity.
     *
     * @throws ApiException ValidationError if desired is below min or above max
     */
    void setDesired(SimulatedGroup group, int desired) {
        Sizes now = group.sizes();
        if (desired > now.max()) {
            throw new ApiException(
                    INVALID,
                    "New SetDesiredCapacity value " + desired + " is above max value " + now.max()
                            + " for the AutoScalingGroup.");
        }
        if (desired < now.min()) {
            throw new ApiException(
                    INVALID,
                    "New SetDesiredCapacity value " + desired + " is below min value " + now.min()
                            + " for the AutoScalingGroup.");
        }
        String cause = "At " + sizes.seconds() + " a user request explicitly set group desired capacity"
                + SizeChanges.changing(group, desired);
        sizes.set(group, new Sizes(now.min(), desired, now.max()), cause);
    }

    /**
     * Refuses while the group cools down: until 300 s after the end of its newest scaling activity.
     *
     * @throws ApiException ScalingActivityInProgress
     */
    void requireCooledDown(SimulatedGroup group) {
        Instant from = eventLoop.now().minus(COOLDOWN);
        group.activities().stream()
                .filter(activity ->
                        activity.endedAt().filter(end -> !end.isAfter(from)).isEmpty())
                .findFirst()
                .ifPresent(activity -> {
                    throw new ApiException(
                            "ScalingActivityInProgress",
                            "Scaling activity " + activity.id() + " is in progress and blocks this action");
                });
    }
}
