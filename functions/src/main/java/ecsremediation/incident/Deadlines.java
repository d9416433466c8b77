package ecsremediation.incident;

import ecsremediation.model.CapacityAction;
import ecsremediation.model.History;
import ecsremediation.model.Timeouts;
import java.time.Duration;
import java.time.Instant;

/** How long an incident waits for what, and how long until a notification is repeated. */
public final class Deadlines {
    /** Between two reconciliations for an open incident: one tick. */
    public static final Duration NEXT_RECONCILIATION = Duration.ofMinutes(1);

    /** Between two reconciliations while an operator has to act. */
    public static final Duration NEXT_RECONCILIATION_ESCALATED = Duration.ofMinutes(5);

    private Deadlines() {}

    /** When the tasks a raise was made for should run at the latest: its group's boot time, then ECS's own retry. */
    public static Instant running(CapacityAction raise, History history) {
        return raise.at().plus(history.bootLimit(raise.group())).plus(Timeouts.PLACEMENT_RETRY);
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
}
