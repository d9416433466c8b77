package ecsremediation;

import ecsremediation.act.CapacityWriter;
import ecsremediation.act.Mode;
import ecsremediation.act.ObservingWriter;
import ecsremediation.act.Outcome;
import ecsremediation.act.Raiser;
import ecsremediation.observe.AutoScalingGroup;
import ecsremediation.observe.Capacity;
import ecsremediation.observe.GroupAction;
import ecsremediation.observe.Observation;
import ecsremediation.plan.Plan;
import ecsremediation.trigger.ServiceName;
import ecsremediation.trigger.Trigger;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Carries out the plans that change something, each by the writer that the modes of stack and group allow. */
final class Act {
    private final Ports ports;
    private final Policy policy;
    private final Raiser raiser;

    Act(Ports ports, Policy policy, InstantSource clock) {
        this.ports = ports;
        this.policy = policy;
        this.raiser = new Raiser(ports.reader(), ports.locks(), ports.store(), clock);
    }

    /** The outcomes, one per plan that changes something; none after an all-clear, in mode off, or on a partial view. */
    List<Outcome> carryOut(List<Plan> plans, Observation seen, Trigger trigger) {
        boolean allClear = trigger instanceof Trigger.AlarmCleared;
        if (allClear || policy.mode() == Mode.OFF || !seen.isComplete()) {
            return List.of();
        }
        return plans.stream()
                .flatMap(plan -> intent(plan, seen, trigger).stream())
                .map(intent -> raiser.raise(intent, writer(intent.group(), seen)))
                .toList();
    }

    private static Optional<GroupAction> intent(Plan plan, Observation seen, Trigger trigger) {
        return switch (plan) {
            case Plan.RaiseCapacity raise ->
                Optional.of(intent(raise.group(), raise.from(), raise.to(), raise.services(), seen, trigger));
            case Plan.RaiseMaxOnly raise ->
                Optional.of(intent(raise.group(), raise.from(), raise.to(), raise.services(), seen, trigger));
            case Plan.Hold _, Plan.Escalate _ -> Optional.empty();
        };
    }

    private static GroupAction intent(
            String group, Capacity from, Capacity to, List<ServiceName> services, Observation seen, Trigger trigger) {
        return new GroupAction(group, seen.takenAt(), from, to, trigger.id(), services);
    }

    private CapacityWriter writer(String group, Observation seen) {
        boolean observeOnly = seen.group(group)
                .map(g -> "observe".equals(g.tags().get(AutoScalingGroup.MODE_TAG)))
                .orElse(true);
        return policy.mode() == Mode.OBSERVE || observeOnly ? new ObservingWriter() : ports.writer();
    }
}
