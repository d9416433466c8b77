package ecsremediation.model;

import java.time.Duration;

/**
 * Every limit on a duration that a decision depends on. All of them count from a time in the Observation,
 * never from a clock. How long an instance's boot may take is asked of {@link History#bootLimit}, which knows
 * the group's own boots.
 */
public final class Timeouts {
    /**
     * How long a line of a service's event list counts, 6 hours: ECS leaves duplicates out until the cause is
     * resolved or six hours have passed (ECS developer guide, service event messages).
     */
    public static final Duration MESSAGE_HOLDS = Duration.ofHours(6);

    /**
     * How long ECS may take to try again after it could not place or start a task, 15 minutes: "up to 15
     * minutes" (ECS developer guide, service throttle logic). About 5 minutes were measured for placement.
     */
    public static final Duration PLACEMENT_RETRY = Duration.ofMinutes(15);

    /**
     * How long a placed task may take to run, 10 minutes. A small instance pulls a large image in minutes.
     * Our choice.
     */
    public static final Duration TASK_START = Duration.ofMinutes(10);

    /** How long a rollout may go without an update of its deployment, 15 minutes. Our choice. */
    public static final Duration ROLLOUT = Duration.ofMinutes(15);

    /**
     * How long an agent may be disconnected, 5 minutes: it disconnects "several times per hour as a part of
     * its normal operation" (ECS developer guide). The guide does not say for how long. Our choice.
     */
    public static final Duration AGENT_AWAY = Duration.ofMinutes(5);

    /**
     * How long an instance may take from the start of its launch to its registration while too few boots of
     * its group are known, 10 minutes. Two to five minutes are usual. Our choice.
     */
    public static final Duration BOOT = Duration.ofMinutes(10);

    /**
     * Added to a group's learned 95th percentile, 3 minutes: one boot of 20 takes longer than that. Our
     * choice.
     */
    public static final Duration BOOT_SLACK = Duration.ofMinutes(3);

    /** The least that a learned boot time allows, 3 minutes. Our choice. */
    public static final Duration BOOT_SHORTEST = Duration.ofMinutes(3);

    /** The most that a learned boot time allows, 30 minutes: then an operator must know. Our choice. */
    public static final Duration BOOT_LONGEST = Duration.ofMinutes(30);

    /**
     * How far back a group's scaling activities are read, 2 hours: four failed launches in a row that are as
     * far apart as the longest backoff, 30 minutes, are still seen together. Our choice.
     */
    public static final Duration ACTIVITIES_READ = Duration.ofHours(2);

    /**
     * The age that an InService instance is taken to have when its launch is not among the activities read, 1
     * hour. It is older than that, for {@link #ACTIVITIES_READ} is longer. Our choice.
     */
    public static final Duration UNKNOWN_LAUNCH = Duration.ofHours(1);

    /**
     * How long an instance may stay in {@code Pending:Wait}, 1 hour: the default heartbeat timeout of a
     * lifecycle hook (EC2 Auto Scaling user guide).
     */
    public static final Duration LIFECYCLE_HOOK = Duration.ofHours(1);

    /**
     * How far back stopped tasks count as a pattern, 35 minutes: two starts that ECS delays by its longest 15
     * minutes, and their lives, fall into it. Our choice.
     */
    public static final Duration CRASHES = Duration.ofMinutes(35);

    /** How long a task must have been up to show that the application can run, 5 minutes. Our choice. */
    public static final Duration STAYS_UP = Duration.ofMinutes(5);

    /**
     * How far back our own raises are loaded from the store, 24 hours: the longest span that a rate limits.
     * An external change counts for as long.
     */
    public static final Duration ACTIONS_LOADED = Duration.ofHours(24);

    /**
     * How old a raise must be before a lower desired capacity counts as somebody's change, 2 minutes: the
     * reads of an Observation are not of one moment. Our choice.
     */
    public static final Duration RAISE_SETTLES = Duration.ofMinutes(2);

    /**
     * After 3 raises without effect, how long no further one is made, 6 hours: four tries a day. Our choice.
     */
    public static final Duration CIRCUIT_BREAKER = Duration.ofHours(6);

    /** When a group under an instance refresh is planned again at the latest, 10 minutes. Our choice. */
    public static final Duration REFRESH_CHECK = Duration.ofMinutes(10);

    /** Launches that begin within this time of one another are one attempt, 1 minute. Our choice. */
    public static final Duration ONE_ATTEMPT = Duration.ofMinutes(1);

    /** How often every cluster is reconciled although nothing triggers it, 5 minutes. Our choice. */
    public static final Duration SWEEP = Duration.ofMinutes(5);

    private Timeouts() {}
}
