package ecsremediation.model;

import java.time.Duration;

/**
 * How long things may take before the same picture is a fault. All of them count from a time in the
 * Observation, never from a clock.
 */
public final class Timeouts {
    /**
     * How long a line of a service's event list may stand for a cause that lasts: ECS leaves duplicates out
     * until the cause is resolved or six hours have passed (ECS developer guide, service event messages).
     */
    public static final Duration MESSAGE_HOLDS = Duration.ofHours(6);

    /**
     * How long ECS may take to try again after it could not place or start a task: "up to 15 minutes" (ECS
     * developer guide, service throttle logic); about 5 minutes were measured for placement.
     */
    public static final Duration PLACEMENT_RETRY = Duration.ofMinutes(15);

    /**
     * How long a placed task may take to run: pulling a large image on a small instance takes minutes. Our
     * choice.
     */
    public static final Duration TASK_START = Duration.ofMinutes(10);

    /**
     * How long a rollout may go without an update of its deployment before it counts as stuck. Our choice.
     */
    public static final Duration ROLLOUT = Duration.ofMinutes(15);

    /**
     * How long an agent may be away: it disconnects "several times per hour as a part of its normal
     * operation" (ECS developer guide). The length of that is ours.
     */
    public static final Duration AGENT_AWAY = Duration.ofMinutes(5);

    /**
     * How long an instance may take from the start of its launch to its registration where nothing was
     * learned. Our choice.
     */
    public static final Duration BOOT = Duration.ofMinutes(10);

    /**
     * What is added to a group's learned 95th percentile: one boot of twenty takes longer than that. Our
     * choice.
     */
    public static final Duration BOOT_SLACK = Duration.ofMinutes(3);

    /**
     * An InService instance without a launch in its group's scaling activities, which are read two hours back, is at
     * least this old.
     */
    public static final Duration HISTORY = Duration.ofHours(1);

    /**
     * The default heartbeat timeout of a lifecycle hook: an instance may sit in {@code Pending:Wait} so long.
     */
    public static final Duration LIFECYCLE_HOOK = Duration.ofHours(1);

    /**
     * How far back stopped tasks count as a pattern: two starts that ECS delays by its longest 15 minutes,
     * and their lives, fall into it.
     */
    public static final Duration CRASHES = Duration.ofMinutes(35);

    /** How long a task must have been up to show that the application can run. Our choice. */
    public static final Duration STAYS_UP = Duration.ofMinutes(5);

    private Timeouts() {}
}
