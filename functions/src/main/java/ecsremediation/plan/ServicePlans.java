package ecsremediation.plan;

import ecsremediation.diagnosis.Diagnosis;
import java.util.List;
import java.util.Optional;

/** Plans for services that no raise would help: a hold or an escalation. */
final class ServicePlans {
    private ServicePlans() {}

    /** Empty for a service without a gap, and for one that a group's plan includes. */
    static Optional<Plan> of(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.NoGap d -> Optional.empty();
            case Diagnosis.Converging d ->
                Optional.of(new Plan.Hold(
                        new HoldReason.ClearsByItself(d.progress()),
                        Optional.empty(),
                        Optional.of(d.until()),
                        List.of(d.service())));
            case Diagnosis.CapacityShortfall d -> escalate(d, new EscalationReason.NoGroupRead(d.count(), d.groups()));
            case Diagnosis.DeploymentLost d -> escalate(d, new EscalationReason.DeploymentGivenUp(d));
            case Diagnosis.TaskFailing d -> escalate(d, new EscalationReason.TasksFail(d));
            case Diagnosis.AgentUnavailable d -> escalate(d, new EscalationReason.InstancesUnusable(d));
            case Diagnosis.Unplaceable d -> escalate(d, new EscalationReason.NoInstanceSuits(d));
            case Diagnosis.NotOurs d ->
                Optional.of(new Plan.Hold(
                        new HoldReason.LeftToOwner(d.kind()),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(d.service())));
            case Diagnosis.Inconclusive d -> escalate(d, new EscalationReason.Doubt(d));
        };
    }

    private static Optional<Plan> escalate(Diagnosis diagnosis, EscalationReason why) {
        return Optional.of(new Plan.Escalate(why, Optional.empty(), List.of(diagnosis.service())));
    }
}
