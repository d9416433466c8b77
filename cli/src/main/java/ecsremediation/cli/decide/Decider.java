package ecsremediation.cli.decide;

import ecsremediation.act.EffectiveMode;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeState;
import ecsremediation.incident.Snapshot;
import ecsremediation.lifecycle.Report;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Proposal;
import java.util.List;

/** Runs the functions' diagnosis and planner on one Snapshot. Executes no plan. */
public final class Decider {
    private Decider() {}

    /** The decision of the functions. Pure: equal arguments give equal reports. */
    public static Report decide(Snapshot snapshot, Limits limits) {
        Proposal proposal = Proposal.of(snapshot, limits);
        return new Report(
                new Trigger.Tick(snapshot.observation().takenAt()),
                new EffectiveMode(Mode.OBSERVE, new ModeState.NotOrdered()),
                snapshot,
                proposal.diagnoses(),
                proposal.plans(),
                List.of());
    }
}
