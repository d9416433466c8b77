package ecsremediation.cli.decide;

import ecsremediation.act.Mode;
import ecsremediation.diagnosis.Diagnoser;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.Trigger;
import ecsremediation.model.Observation;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Planner;
import ecsremediation.report.Report;
import java.util.List;

/** Runs the functions' diagnosis and planner on one Observation. Executes no plan. */
public final class Decider {
    private Decider() {}

    /** The decision of the functions. Pure: equal arguments give equal reports. */
    public static Report decide(Observation observation, Limits limits) {
        List<Diagnosis> diagnoses = Diagnoser.diagnose(observation);
        return new Report(
                new Trigger.Tick(observation.takenAt()),
                Mode.OBSERVE,
                observation,
                diagnoses,
                Planner.plan(observation, diagnoses, limits),
                List.of());
    }
}
