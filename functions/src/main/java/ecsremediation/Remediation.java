package ecsremediation;

import ecsremediation.act.EffectiveMode;
import ecsremediation.act.GroupReadings;
import ecsremediation.act.Outcome;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Incident;
import ecsremediation.incident.LoadedIncidents;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeState;
import ecsremediation.incident.PauseState;
import ecsremediation.incident.Snapshot;
import ecsremediation.incident.StackNotice;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.History;
import ecsremediation.model.Observation;
import ecsremediation.model.UnreadableRow;
import ecsremediation.plan.GroupOwners;
import ecsremediation.plan.PausePolicy;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Proposal;
import ecsremediation.plan.RaiseJudge;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The data path: a trigger selects clusters, and each cluster is observed, diagnosed, planned for, acted
 * on and reported.
 */
public final class Remediation {
    /**
     * The most reconciliations of one cluster in a row while other processes requeue it or other actors change
     * its groups. The next tick does the rest. Our choice.
     */
    private static final int ROUNDS = 3;

    private final Ports ports;
    private final Policy policy;
    private final InstantSource clock;
    private final ClusterSelector selector;
    private final PlanExecutor executor;
    private final Restorer restorer;
    private final IncidentUpdater updater;
    private final NoticeDispatcher notices;

    public Remediation(Ports ports, Policy policy, InstantSource clock) {
        this.ports = ports;
        this.policy = policy;
        this.clock = clock;
        this.selector = new ClusterSelector(ports, policy);
        this.executor = new PlanExecutor(ports, policy, clock);
        this.restorer = new Restorer(ports, policy, clock);
        this.updater = new IncidentUpdater(ports, policy);
        this.notices = new NoticeDispatcher(ports, policy);
    }

    /**
     * The clusters inside the fence that a trigger concerns. Several triggers for one cluster need one
     * reconciliation.
     */
    public Selection select(Trigger trigger) {
        Instant now = clock.instant();
        return switch (trigger) {
            case Trigger.Tick _ -> selector.due(now);
            case Trigger.AlarmCleared cleared -> inside(selector.withIncident(cleared.scope(), cleared.alarmName()));
            case Trigger.AlarmRaised raised -> inside(selector.of(raised.scope(), raised.alarmName()));
            case Trigger.ServiceEvent event -> inside(selector.of(event));
            case Trigger.LaunchFailed _ -> inside(selector.everywhere());
            case Trigger.Ignored _ -> inside(List.of());
        };
    }

    private Selection inside(List<String> clusters) {
        return Selection.of(clusters.stream().filter(policy.fence()::holds).toList());
    }

    /**
     * Reports the open incidents of clusters that are outside the fence since: no reconciliation ends them.
     *
     * @param clusters {@link Selection#outside}
     */
    public void reportOutside(List<String> clusters) {
        List<StackNotice> outside = clusters.stream()
                .flatMap(cluster -> ports.store().load(cluster).incidents().stream())
                .map(Incident::service)
                .map(service -> (StackNotice) new StackNotice.IncidentOutside(
                        service, ports.store().place(new UnreadableRow.OpenIncident(service, ""))))
                .toList();
        if (!outside.isEmpty() && mode().isAtLeast(Mode.OBSERVE)) {
            notices.deliver(outside, clock.instant());
        }
    }

    /** Puts again the events about the stack that the bus refused. */
    public void putRefusedNotices() {
        notices.putRefused(clock.instant());
    }

    /**
     * Whether the cluster is still to be reconciled. Ticks may overlap: of those that selected a cluster,
     * the one that claims it first reconciles it. Other triggers share nothing and always do.
     *
     * @param selected when {@link #select} was called
     */
    public boolean claim(String cluster, Trigger trigger, Instant selected) {
        return !(trigger instanceof Trigger.Tick)
                || ports.store().claimReconciliation(cluster, clock.instant(), selected);
    }

    /**
     * Reconciles one cluster, and again while another process requeues it or a group changed before its write.
     *
     * @return whether the last reconciliation read the whole cluster
     * @throws IllegalArgumentException if the cluster is outside the fence
     * @throws RuntimeException when the store fails; the caller's retry and its dead-letter queue then
     *     handle it
     */
    public boolean reconcile(String cluster, Trigger trigger) {
        if (!policy.fence().holds(cluster)) {
            throw new IllegalArgumentException("cluster " + cluster + " is outside the fence of this installation");
        }
        GroupReadings readings = new GroupReadings();
        Report report = reconcileOnce(cluster, trigger, readings);
        for (int round = 1; round < ROUNDS && (isRequeued(report) || isChanged(report, readings)); round++) {
            report = reconcileOnce(cluster, trigger, readings);
        }
        return report.observation().isComplete();
    }

    private Report reconcileOnce(String cluster, Trigger trigger, GroupReadings readings) {
        Snapshot snapshot = observe(cluster);
        Round round = new Round(trigger, mode(), readings);
        List<CapacityReadBack> readBacks = restorer.settle(round, snapshot.observation());
        Proposal proposal = Proposal.of(snapshot, policy.limits());
        PauseState pause = ports.store().pause(snapshot.observation().takenAt());
        List<Plan> plans = PausePolicy.on(proposal.plans(), pause, trigger);
        RaiseJudge.newlyJudged(snapshot.observation()).forEach(ports.store()::save);
        Snapshot opened = executor.open(round, plans, snapshot);
        List<Outcome> outcomes = executor.carryOut(round, plans, opened.observation());
        Report report = new Report(
                trigger, round.mode(), opened, new Proposal(proposal.diagnoses(), plans), outcomes, readBacks);
        if (round.mode().isAtLeast(Mode.OBSERVE)) {
            updater.update(report);
        }
        updater.record(report);
        List<StackNotice.RowUnreadable> rows =
                unreadable(opened, pause, round.mode().ordered());
        report(round.mode(), rows, snapshot.observation());
        return report;
    }

    /** The mode of one reconciliation. Before each write it is read again. */
    private EffectiveMode mode() {
        return new EffectiveMode(policy.authority(), ports.store().mode());
    }

    /**
     * Reports what is wrong with the stack: rows that this version cannot read, a mode that nobody ordered, and a
     * cluster that the role may not read.
     */
    private void report(EffectiveMode mode, List<StackNotice.RowUnreadable> rows, Observation seen) {
        if (!rows.isEmpty()) {
            ports.journal().unreadable(rows);
        }
        List<StackNotice> found = new ArrayList<>(rows);
        if (mode.reason() == EffectiveMode.Reason.NOT_ORDERED) {
            found.add(new StackNotice.ModeNotOrdered());
        }
        StackNotice.ClusterDenied.in(seen).ifPresent(found::add);
        if (!found.isEmpty() && mode.isAtLeast(Mode.OBSERVE)) {
            notices.deliver(found, seen.takenAt());
        }
    }

    private List<StackNotice.RowUnreadable> unreadable(Snapshot snapshot, PauseState pause, ModeState mode) {
        Stream<UnreadableRow> incidents =
                snapshot.skipped().stream().map(row -> new UnreadableRow.OpenIncident(row.service(), row.detail()));
        return Stream.of(
                        incidents,
                        snapshot.observation().memory().unreadable().stream(),
                        pause.unreadable().stream(),
                        mode.unreadable().stream(),
                        found())
                .flatMap(rows -> rows)
                .map(row -> new StackNotice.RowUnreadable(row, ports.store().place(row)))
                .toList();
    }

    /** Rows that no other answer of the ports contains. */
    private Stream<UnreadableRow> found() {
        return Stream.concat(ports.store().takeUnreadable().stream(), ports.locks().takeUnreadable().stream());
    }

    private Snapshot observe(String cluster) {
        Instant now = clock.instant();
        Observation seen = GroupOwners.markIn(
                ports.reader().observe(cluster, now),
                policy.fence(),
                policy.stack().name());
        List<String> groups = seen.groups().stream().map(AutoScalingGroup::name).toList();
        LoadedIncidents open = ports.store().load(cluster);
        History history = ports.store().loadHistory(groups, now);
        return new Snapshot(seen.with(history), open.incidents(), open.skipped());
    }

    /**
     * Whether another process requeued the cluster while this one held a group's lock. Reads and removes
     * the mark of every group.
     */
    private boolean isRequeued(Report report) {
        return report.outcomes().stream()
                .filter(o -> !isLocked(o))
                .anyMatch(o -> ports.locks().takeRequeue(o.group()));
    }

    private static boolean isLocked(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.reason() == Outcome.Refused.Reason.LOCKED;
    }

    /** Whether a group or its owner's orders changed before the write, and the group may be read again. */
    private static boolean isChanged(Report report, GroupReadings readings) {
        return report.outcomes().stream()
                .anyMatch(o -> o instanceof Outcome.Refused refused
                        && refused.reason() == Outcome.Refused.Reason.CHANGED
                        && readings.allow(refused.group()));
    }
}
