package ecsremediation.cli.decide;

import ecsremediation.act.Mode;
import ecsremediation.event.Trigger;
import ecsremediation.model.Observation;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Proposal;
import ecsremediation.report.Report;
import java.util.List;

/** The program's own diagnosis and plan of one Observation, without anything being done about it. */
public final class Decider {
    private Decider() {}

    /** What would be decided. The same Observation and limits give the same answer, always. */
    public static Report decide(Observation seen, Limits limits) {
        Proposal proposal = Proposal.of(seen, limits);
        return new Report(
                new Trigger.Tick(seen.takenAt()),
                Mode.OBSERVE,
                seen,
                proposal.diagnoses(),
                proposal.plans(),
                List.of());
    }
}
