package ecsremediation.plan;

import ecsremediation.event.Trigger;
import ecsremediation.incident.IncidentStore.Pause;
import ecsremediation.incident.PauseState;
import ecsremediation.model.UnreadableRow;
import java.util.List;
import java.util.Optional;

/** Holds raises that a person ordered not to make, by a pause of the stack or by muting the alarm. */
public final class PausePolicy {
    private PausePolicy() {}

    public static List<Plan> on(List<Plan> plans, PauseState pause, Trigger trigger) {
        return plans.stream().map(plan -> on(plan, pause, trigger)).toList();
    }

    private static Plan on(Plan plan, PauseState pause, Trigger trigger) {
        return switch (plan) {
            case Plan.GroupRaise raise -> held(raise, pause, trigger);
            case Plan.Hold hold -> hold;
            case Plan.Escalate escalate -> escalate;
        };
    }

    private static Plan held(Plan.GroupRaise plan, PauseState pause, Trigger trigger) {
        return switch (pause) {
            case PauseState.NotPaused _ -> muted(plan, trigger);
            case PauseState.Ordered(Pause order) -> {
                HoldReason why = new HoldReason.PauseOrdered(order.by(), order.why(), order.until());
                yield new Plan.Hold(why, Optional.of(plan.group()), Optional.of(order.until()), plan.services());
            }
            case PauseState.Unreadable(UnreadableRow.StackPause row) -> {
                HoldReason why = new HoldReason.PauseUnreadable(row.detail());
                yield new Plan.Hold(why, Optional.of(plan.group()), Optional.empty(), plan.services());
            }
        };
    }

    private static Plan muted(Plan.GroupRaise plan, Trigger trigger) {
        if (trigger instanceof Trigger.AlarmRaised alarm && alarm.muted()) {
            HoldReason why = new HoldReason.AlarmMuted(alarm.alarmName());
            return new Plan.Hold(why, Optional.of(plan.group()), Optional.empty(), plan.services());
        }
        return plan;
    }
}
