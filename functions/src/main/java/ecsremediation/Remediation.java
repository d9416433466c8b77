package ecsremediation;

import ecsremediation.act.Mode;
import ecsremediation.act.Outcome;
import ecsremediation.event.Trigger;
import ecsremediation.model.IncidentStore.Pause;
import ecsremediation.model.Observation;
import ecsremediation.model.Timeouts;
import ecsremediation.plan.PausePolicy;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Proposal;
import ecsremediation.report.Report;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The story on one screen: something says "look"; we observe, diagnose, plan, act and report. */
public final class Remediation {
    /** Looks in one go while others ask us to look again; what is left then is found by the next tick. */
    private static final int ROUNDS = 3;

    private final Ports ports;
    private final Policy policy;
    private final InstantSource clock;
    private final ClusterSelector targets;
    private final PlanExecutor act;
    private final IncidentUpdater followUp;

    public Remediation(Ports ports, Policy policy, InstantSource clock) {
        this.ports = ports;
        this.policy = policy;
        this.clock = clock;
        this.targets = new ClusterSelector(ports, policy);
        this.act = new PlanExecutor(ports, policy, clock);
        this.followUp = new IncidentUpdater(ports, policy);
    }

    /**
     * Answers one trigger.
     *
     * @throws RuntimeException when the store fails; the caller's retry and its dead-letter queue take over
     */
    public void handle(Trigger trigger) {
        if (trigger instanceof Trigger.Ignored ignored) {
            ports.journal().ignored(ignored);
            return;
        }
        for (String cluster : clusters(trigger)) {
            look(cluster, trigger);
        }
    }

    /** The clusters a trigger makes us look at, by name; several triggers of one cluster need one look. */
    public List<String> clusters(Trigger trigger) {
        Instant now = clock.instant();
        return switch (trigger) {
            case Trigger.Tick _ -> targets.due(now, ports.store().claimSweep(now, Timeouts.SWEEP));
            case Trigger.AlarmCleared cleared -> targets.withIncident(cleared.scope(), cleared.alarmName(), now);
            case Trigger.AlarmRaised raised -> targets.of(raised.scope(), raised.alarmName());
            case Trigger.ServiceEvent event -> targets.of(event, now);
            case Trigger.LaunchFailed _ -> targets.everywhere();
            case Trigger.Ignored _ -> List.of();
        };
    }

    /**
     * Looks at one cluster, acts, and tells; again while another process asks for it.
     *
     * @return whether the last look saw the whole cluster
     */
    public boolean look(String cluster, Trigger trigger) {
        Report report = lookOnce(cluster, trigger);
        for (int round = 1; round < ROUNDS && askedAgain(report); round++) {
            report = lookOnce(cluster, trigger);
        }
        return report.observation().isComplete();
    }

    private Report lookOnce(String cluster, Trigger trigger) {
        Observation observed = observe(cluster);
        Proposal proposal = Proposal.of(observed, policy.limits());
        Optional<Pause> pause = ports.store().pause(observed.takenAt());
        List<Plan> plans = PausePolicy.on(proposal.plans(), pause, trigger);
        Observation seen = act.opened(plans, observed, trigger);
        List<Outcome> outcomes = act.carryOut(plans, seen, trigger);
        Report report = new Report(trigger, policy.mode(), seen, proposal.diagnoses(), plans, outcomes);
        if (policy.mode() != Mode.OFF) {
            followUp.on(report);
        }
        followUp.record(report);
        return report;
    }

    private Observation observe(String cluster) {
        Instant now = clock.instant();
        Observation seen = ports.reader().observe(cluster, now);
        List<String> groups = seen.groups().stream().map(g -> g.name()).toList();
        return seen.with(ports.store().recall(cluster, groups, now));
    }

    /** Whether another process left a mark while we held a group's lock, whatever came of it. */
    private boolean askedAgain(Report report) {
        return report.outcomes().stream()
                .filter(o -> !isLocked(o))
                .anyMatch(o -> ports.locks().takeLookAgain(o.group()));
    }

    private static boolean isLocked(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.reason() == Outcome.Refused.Reason.LOCKED;
    }
}
