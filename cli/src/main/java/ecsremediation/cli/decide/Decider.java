package ecsremediation.cli.decide;

import ecsremediation.act.Mode;
import ecsremediation.diagnosis.Diagnoser;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Snapshot;
import ecsremediation.lifecycle.Report;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Planner;
import java.util.List;

/** The program's own diagnosis and plan of one Snapshot, without anything being done about it. */
public final class Decider {
    private Decider() {}

    /** What would be decided. The same Snapshot and limits give the same answer, always. */
    public static Report decide(Snapshot snapshot, Limits limits) {
        List<Diagnosis> diagnoses = Diagnoser.diagnose(snapshot);
        return new Report(
                new Trigger.Tick(snapshot.observation().takenAt()),
                Mode.OBSERVE,
                snapshot,
                diagnoses,
                Planner.plan(snapshot, diagnoses, limits),
                List.of());
    }
}
