package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.incident.IncidentStore.Pause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Holds a raise back where somebody ordered it: by a pause of the whole stack, or by muting the alarm. */
public final class PausePolicy {
    private PausePolicy() {}

    public static List<Plan> on(List<Plan> plans, Optional<Pause> pause, Trigger trigger) {
        return plans.stream().map(plan -> on(plan, pause, trigger)).toList();
    }

    private static Plan on(Plan plan, Optional<Pause> pause, Trigger trigger) {
        return switch (plan) {
            case Plan.RaiseCapacity raise -> restrained(raise, raise.group(), pause, trigger);
            case Plan.RaiseMaxOnly raise -> restrained(raise, raise.group(), pause, trigger);
            case Plan.Hold hold -> hold;
            case Plan.Escalate escalate -> escalate;
        };
    }

    private static Plan restrained(Plan plan, String group, Optional<Pause> pause, Trigger trigger) {
        if (pause.isPresent()) {
            Pause order = pause.get();
            String detail = "paused by " + order.by() + ": " + order.why();
            return hold(group, detail, Optional.of(order.until()), plan.services());
        }
        if (trigger instanceof Trigger.AlarmRaised alarm && alarm.muted()) {
            return hold(group, "alarm " + alarm.alarmName() + " is muted", Optional.empty(), plan.services());
        }
        return plan;
    }

    private static Plan hold(String group, String detail, Optional<Instant> until, List<ServiceName> services) {
        return new Plan.Hold(Plan.Hold.Reason.PAUSED, Optional.of(group), detail, until, services);
    }
}
