package ecsremediation.plan;

import ecsremediation.diagnosis.Diagnoser;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.ExhaustedNetworkInterfaces;
import ecsremediation.incident.Snapshot;
import java.util.List;

/**
 * The decision for one Snapshot: why tasks are missing, and what to do. Only this type calls {@link
 * Diagnoser} and {@link Planner}, so both get the same Observation with its exhausted network interfaces
 * marked.
 *
 * @param diagnoses one per service, by service name
 * @param plans each service with a gap is in exactly one
 */
public record Proposal(List<Diagnosis> diagnoses, List<Plan> plans) {
    public Proposal {
        diagnoses = List.copyOf(diagnoses);
        plans = List.copyOf(plans);
    }

    /** The diagnoses and plans. Equal Snapshots and limits give equal results. */
    public static Proposal of(Snapshot snapshot, Limits limits) {
        Snapshot marked = snapshot.with(ExhaustedNetworkInterfaces.markIn(snapshot.observation()));
        List<Diagnosis> diagnoses = Diagnoser.diagnose(marked);
        return new Proposal(diagnoses, Planner.plan(marked, diagnoses, limits));
    }
}
