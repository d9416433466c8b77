package ecsremediation.model;

import java.time.Duration;

/**
 * Every limit on a duration that a decision depends on. Each counts from a time in the Observation, never
 * from a clock. The limit of an instance's boot is {@link History#bootLimit}, which uses the group's own
 * boots.
 */
public final class Timeouts {
    /**
     * How long a line of a service's event list applies, 6 hours: ECS leaves duplicates out until the cause
     * is resolved or six hours have passed (ECS developer guide, service event messages).
     */
    public static final Duration MESSAGE_HOLDS = Duration.ofHours(6);

    /**
     * The longest time until ECS retries after it could not place or start a task, 15 minutes: "up to 15
     * minutes" (ECS developer guide, service throttle logic). Measured for placement: about 5 minutes.
     */
    public static final Duration PLACEMENT_RETRY = Duration.ofMinutes(15);

    /**
     * The longest time from a task's placement until it runs, 10 minutes. A small instance pulls a large
     * image in minutes. Our choice.
     */
    public static final Duration TASK_START = Duration.ofMinutes(10);

    /**
     * The longest time that a stopping task holds its room, 6 minutes: a load balancer's deregistration delay
     * of 300 s by default, and the stop timeout of 30 s by default.
     */
    public static final Duration TASK_STOP = Duration.ofMinutes(6);

    /**
     * The longest time that a task is DEACTIVATING in a service that lacks no task, 40 minutes. A load balancer's
     * deregistration delay is 3600 s at most (Elastic Load Balancing API); an operator hears of a longer one. Our
     * choice.
     */
    public static final Duration DEREGISTRATION = Duration.ofMinutes(40);

    /** The longest time without an update of a rollout's deployment, 15 minutes. Our choice. */
    public static final Duration ROLLOUT = Duration.ofMinutes(15);

    /**
     * The longest time that an agent may be disconnected, 5 minutes. It disconnects "several times per hour
     * as a part of its normal operation" (ECS developer guide). The guide does not say for how long. Our
     * choice.
     */
    public static final Duration AGENT_AWAY = Duration.ofMinutes(5);

    /**
     * After this time, 15 minutes, an instance whose agent is disconnected and that no group has InService
     * counts as stopped or terminated: EC2 is not read. Our choice.
     */
    public static final Duration AGENT_GONE = Duration.ofMinutes(15);

    /**
     * The longest time from the start of an instance's launch to its registration while too few boots of its
     * group are known, 10 minutes. 2 to 5 minutes are usual. Our choice.
     */
    public static final Duration BOOT = Duration.ofMinutes(10);

    /**
     * The time added to the 95th percentile of a group's boot times, 3 minutes: 1 boot of 20 takes longer
     * than that percentile. Our choice.
     */
    public static final Duration BOOT_SLACK = Duration.ofMinutes(3);

    /** The lower limit of a learned boot limit, 3 minutes. Our choice. */
    public static final Duration BOOT_SHORTEST = Duration.ofMinutes(3);

    /**
     * The upper limit of a learned boot limit, 30 minutes. After that time, an operator must know. Our
     * choice.
     */
    public static final Duration BOOT_LONGEST = Duration.ofMinutes(30);

    /**
     * The longest time from when EC2 takes an instance until its group launches another one, 5 minutes: the group's
     * health check finds it within minutes. Our choice.
     */
    public static final Duration REPLACEMENT = Duration.ofMinutes(5);

    /**
     * How far back a group's scaling activities are read, 2 hours. That covers 4 consecutive failed launches
     * with the longest backoff, 30 minutes, between them. Our choice.
     */
    public static final Duration ACTIVITIES_READ = Duration.ofHours(2);

    /**
     * The assumed age of an InService instance whose launch is not among the activities read, 1 hour. The
     * instance is older, because {@link #ACTIVITIES_READ} is longer. Our choice.
     */
    public static final Duration UNKNOWN_LAUNCH = Duration.ofHours(1);

    /**
     * The longest time that an instance may stay in {@code Pending:Wait}, 1 hour: the default heartbeat
     * timeout of a lifecycle hook (EC2 Auto Scaling user guide).
     */
    public static final Duration LIFECYCLE_HOOK = Duration.ofHours(1);

    /**
     * How far back stopped tasks count as a pattern, 35 minutes. That covers 2 starts that ECS delays by 15
     * minutes, its longest delay, and the tasks' run times. Our choice.
     */
    public static final Duration CRASHES = Duration.ofMinutes(35);

    /** How long a task must have run to show that the application can run, 5 minutes. Our choice. */
    public static final Duration STAYS_UP = Duration.ofMinutes(5);

    /**
     * How far back the program loads its own raises, 24 hours: the longest period of a rate limit. An
     * external change counts for the same time.
     */
    public static final Duration ACTIONS_LOADED = Duration.ofHours(24);

    /**
     * The longest time from the Observation that a raise was planned for to its write, 2 minutes: the
     * Observation's reads, then the lock's lease. Our choice.
     */
    public static final Duration RAISE_WRITTEN = Duration.ofMinutes(2);

    /**
     * How long after a raise the program sets desired higher again that the raise has lowered, 15 minutes.
     * Scaling activities appear within a minute; after 15 others have decided on the size that they see. Our
     * choice.
     */
    public static final Duration RESTORE = Duration.ofMinutes(15);

    /**
     * The age of a raise at which the scaling activities that show it are taken to be there, 5 minutes. Our
     * choice.
     */
    public static final Duration ACTIVITIES_SHOWN = Duration.ofMinutes(5);

    /**
     * How long after a raise a finding of its read-back is reported, 1 hour. Its activities are read for
     * longer. Our choice.
     */
    public static final Duration READ_BACK = Duration.ofHours(1);

    /**
     * The age of a raise from which a lower desired capacity counts as an external change, 2 minutes. The
     * reads of an Observation are not simultaneous. Our choice.
     */
    public static final Duration RAISE_SETTLES = Duration.ofMinutes(2);

    /**
     * How long the program makes no further raise after 3 raises without effect, 6 hours: 4 attempts a day.
     * Our choice.
     */
    public static final Duration CIRCUIT_BREAKER = Duration.ofHours(6);

    /**
     * How long the program makes no further raise for a service after a raise of one instance that followed a
     * useless raise and was useless, too, 24 hours: one attempt a day. Our choice.
     */
    public static final Duration USELESS_AGAIN = Duration.ofHours(24);

    /**
     * How far back judged raises are loaded, 3 days: what was learned outlives {@link #USELESS_AGAIN} and the
     * attempt before it. Our choice.
     */
    public static final Duration JUDGEMENTS_LOADED = Duration.ofDays(3);

    /** The longest time until a group with an instance refresh is planned again, 10 minutes. Our choice. */
    public static final Duration REFRESH_CHECK = Duration.ofMinutes(10);

    /** Launches that begin within this time of one another are one attempt, 1 minute. Our choice. */
    public static final Duration ONE_ATTEMPT = Duration.ofMinutes(1);

    /** The interval at which every cluster is reconciled without a trigger, 5 minutes. Our choice. */
    public static final Duration SWEEP = Duration.ofMinutes(5);

    /**
     * The time after the beginning of a sweep from which a tick may begin the next one: half a minute less
     * than the interval, because the schedule's ticks come some seconds early or late. Our choice.
     */
    public static final Duration SWEEP_DUE = SWEEP.minusSeconds(30);

    private Timeouts() {}
}
