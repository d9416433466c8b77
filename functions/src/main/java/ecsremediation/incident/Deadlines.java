package ecsremediation.incident;

import ecsremediation.model.CapacityAction;
import ecsremediation.model.History;
import ecsremediation.model.Timeouts;
import java.time.Duration;
import java.time.Instant;

/** How long an incident waits, and after how long a notification is repeated. */
public final class Deadlines {
    /** Time between two reconciliations for an open incident, 1 minute: the interval of the schedule. */
    public static final Duration NEXT_RECONCILIATION = Duration.ofMinutes(1);

    /** Time between two reconciliations while an operator has to act, 5 minutes. Our choice. */
    public static final Duration NEXT_RECONCILIATION_ESCALATED = Duration.ofMinutes(5);

    /**
     * How long tasks may be missing without a notification, 40 minutes: with a reconciliation every 5 minutes,
     * operators know within 45. Our choice.
     */
    public static final Duration FIRST_NOTIFICATION = Duration.ofMinutes(40);

    /**
     * The longest wait for instances whose launches have begun, 2 hours: a lifecycle hook's
     * {@link Timeouts#LIFECYCLE_HOOK}, and as much again for a boot and a placement. Our choice. The wait for launches
     * that do not begin ends after {@link #FIRST_NOTIFICATION}.
     */
    public static final Duration LONGEST_WAIT = Duration.ofHours(2);

    /**
     * How long calls may fail that AWS throttles, or answers with a fault of its own, before operators are notified, 15
     * minutes: throttling ends by itself within a few. Our choice. Meanwhile the operators have their alarm.
     */
    public static final Duration PASSING_DOUBT = Duration.ofMinutes(15);

    /** The longest time between two notifications while tasks are missing, 24 hours. Our choice. */
    public static final Duration NEXT_NOTIFICATION = Duration.ofHours(24);

    private Deadlines() {}

    /**
     * The latest time at which the tasks of a raise should run: the raise, plus the group's boot time, plus
     * the time after which ECS retries the placement ({@link Timeouts#PLACEMENT_RETRY}).
     */
    public static Instant running(CapacityAction raise, History history) {
        return raise.at().plus(history.bootLimit(raise.group())).plus(Timeouts.PLACEMENT_RETRY);
    }

    /**
     * Time until the same notification is sent again: 1, 4, 12, then 24 hours; 24 hours each time for a kind
     * that is repeated daily. Our choice.
     *
     * @param times how often it was sent so far; 0 counts as 1
     */
    public static Duration repeat(NotificationKind kind, int times) {
        return kind.isDaily() ? NEXT_NOTIFICATION : growing(times);
    }

    private static Duration growing(int times) {
        return switch (times) {
            case 0, 1 -> Duration.ofHours(1);
            case 2 -> Duration.ofHours(4);
            case 3 -> Duration.ofHours(12);
            default -> Duration.ofHours(24);
        };
    }
}
