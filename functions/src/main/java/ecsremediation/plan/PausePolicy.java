package ecsremediation.plan;

import ecsremediation.event.Trigger;
import ecsremediation.incident.IncidentStore.Pause;
import java.util.List;
import java.util.Optional;

/** Holds raises that a person ordered not to make, by a pause of the stack or by muting the alarm. */
public final class PausePolicy {
    private PausePolicy() {}

    public static List<Plan> on(List<Plan> plans, Optional<Pause> pause, Trigger trigger) {
        return plans.stream().map(plan -> on(plan, pause, trigger)).toList();
    }

    private static Plan on(Plan plan, Optional<Pause> pause, Trigger trigger) {
        return switch (plan) {
            case Plan.RaiseCapacity raise -> held(raise, raise.group(), pause, trigger);
            case Plan.RaiseMaxOnly raise -> held(raise, raise.group(), pause, trigger);
            case Plan.Hold hold -> hold;
            case Plan.Escalate escalate -> escalate;
        };
    }

    private static Plan held(Plan plan, String group, Optional<Pause> pause, Trigger trigger) {
        if (pause.isPresent()) {
            Pause order = pause.get();
            HoldReason why = new HoldReason.PauseOrdered(order.by(), order.why(), order.until());
            return new Plan.Hold(why, Optional.of(group), Optional.of(order.until()), plan.services());
        }
        if (trigger instanceof Trigger.AlarmRaised alarm && alarm.muted()) {
            HoldReason why = new HoldReason.AlarmMuted(alarm.alarmName());
            return new Plan.Hold(why, Optional.of(group), Optional.empty(), plan.services());
        }
        return plan;
    }
}
