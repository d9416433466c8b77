package ecsremediation.cli.decide;

import ecsremediation.act.Mode;
import ecsremediation.event.Trigger;
import ecsremediation.model.Observation;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Proposal;
import ecsremediation.report.Report;
import java.util.List;

/** Runs the functions' diagnosis and planner on one Observation. Executes no plan. */
public final class Decider {
    private Decider() {}

    /** The decision of the functions. Pure: equal arguments give equal reports. */
    public static Report decide(Observation observation, Limits limits) {
        Proposal proposal = Proposal.of(observation, limits);
        return new Report(
                new Trigger.Tick(observation.takenAt()),
                Mode.OBSERVE,
                observation,
                proposal.diagnoses(),
                proposal.plans(),
                List.of());
    }
}
