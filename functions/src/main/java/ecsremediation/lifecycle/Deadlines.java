package ecsremediation.lifecycle;

import ecsremediation.model.CapacityAction;
import ecsremediation.model.History;
import ecsremediation.model.Timeouts;
import java.time.Duration;
import java.time.Instant;

/** How long we wait for what, before a person is told that it did not come. */
final class Deadlines {
    /** Between two looks at an open incident: one tick. */
    static final Duration NEXT_LOOK = Duration.ofMinutes(1);

    /** Between two looks while a person is at it. */
    static final Duration NEXT_LOOK_ESCALATED = Duration.ofMinutes(5);

    private Deadlines() {}

    /** When the tasks a raise was made for should run at the latest: its group's boot time, then ECS's own retry. */
    static Instant running(CapacityAction raise, History memory) {
        return raise.at().plus(memory.bootLimit(raise.group())).plus(Timeouts.PLACEMENT_RETRY);
    }

    /** When the same need is told again after it was told that often: 1, 4, 12, then every 24 hours. */
    static Duration repeat(int times) {
        return switch (times) {
            case 0, 1 -> Duration.ofHours(1);
            case 2 -> Duration.ofHours(4);
            case 3 -> Duration.ofHours(12);
            default -> Duration.ofHours(24);
        };
    }
}
