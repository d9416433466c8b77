package ecsremediation.lifecycle;

import ecsremediation.act.Mode;
import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.Observation;
import ecsremediation.plan.Plan;
import java.util.List;

/**
 * One reconciliation from beginning to end, as a value: e-mail, chat message, log line, decision record and metrics are
 * renderings of it and add nothing.
 */
public record Report(
        Trigger trigger,
        Mode mode,
        Snapshot snapshot,
        List<Diagnosis> diagnoses,
        List<Plan> plans,
        List<Outcome> outcomes) {
    public Report {
        diagnoses = List.copyOf(diagnoses);
        plans = List.copyOf(plans);
        outcomes = List.copyOf(outcomes);
    }

    public Observation observation() {
        return snapshot.observation();
    }
}
