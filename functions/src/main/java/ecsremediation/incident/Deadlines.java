package ecsremediation.incident;

import ecsremediation.model.CapacityAction;
import ecsremediation.model.History;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** How long an incident waits for what, and how long until a notification is repeated. */
public final class Deadlines {
    /** Between two reconciliations for an open incident: one tick. */
    public static final Duration NEXT_RECONCILIATION = Duration.ofMinutes(1);

    /** Between two reconciliations while an operator has to act. */
    public static final Duration NEXT_RECONCILIATION_ESCALATED = Duration.ofMinutes(5);

    /** From launch to registration where a group's own boots are not known: twice what instances usually take, 2–5 min. */
    private static final Duration BOOT_DEFAULT = Duration.ofMinutes(10);

    private static final Duration BOOT_SHORTEST = Duration.ofMinutes(3);
    private static final Duration BOOT_LONGEST = Duration.ofMinutes(30);

    /** The longest pause ECS makes between two attempts to place a service's tasks, by its developer guide. */
    private static final Duration PLACEMENT_RETRY = Duration.ofMinutes(15);

    private Deadlines() {}

    /** When the tasks a raise was made for should run at the latest: its group's boot time, then ECS's own retry. */
    public static Instant running(CapacityAction raise, History history) {
        Duration boot = history.bootTimes().stream()
                .filter(t -> t.group().equals(raise.group()))
                .flatMap(t -> t.p95().stream())
                .findFirst()
                .map(Deadlines::bounded)
                .orElse(BOOT_DEFAULT);
        return raise.at().plus(boot).plus(PLACEMENT_RETRY);
    }

    /** After how long the same notification is sent again, by how often it was sent: 1, 4, 12, then every 24 hours. */
    public static Duration repeat(int times) {
        return switch (times) {
            case 0, 1 -> Duration.ofHours(1);
            case 2 -> Duration.ofHours(4);
            case 3 -> Duration.ofHours(12);
            default -> Duration.ofHours(24);
        };
    }

    private static Duration bounded(Duration p95) {
        Comparator<Duration> order = Comparator.naturalOrder();
        if (order.compare(p95, BOOT_SHORTEST) < 0) {
            return BOOT_SHORTEST;
        }
        return order.compare(p95, BOOT_LONGEST) > 0 ? BOOT_LONGEST : p95;
    }
}
