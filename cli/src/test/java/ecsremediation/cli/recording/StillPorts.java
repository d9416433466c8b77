package ecsremediation.cli.recording;

import ecsremediation.Ports;
import ecsremediation.act.CapacityChange;
import ecsremediation.act.CapacityWriter;
import ecsremediation.act.Outcome;
import ecsremediation.event.Trigger;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.Mode;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.incident.StackNotice;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.History;
import ecsremediation.model.Observation;
import ecsremediation.model.WriteState;
import ecsremediation.report.Notifier;
import ecsremediation.report.ReconciliationJournal;
import ecsremediation.simulator.ports.InMemoryGroupLocks;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ports around a recorded cluster in which nothing changes but the sizes that the program writes. */
final class StillPorts implements ClusterReader, CapacityWriter, Notifier, ReconciliationJournal {
    private final Mode mode;
    private final Observation recorded;
    private final SortedMap<String, Capacity> sizes = new TreeMap<>();
    private final List<IncidentMessage> sent = new ArrayList<>();
    private Optional<Report> report = Optional.empty();
    private Instant now;

    StillPorts(Observation recorded, Mode mode) {
        this.mode = mode;
        this.recorded = recorded;
        this.now = recorded.takenAt();
    }

    Ports ports() {
        return new Ports(
                this,
                this,
                InMemoryIncidentStore.ordered(mode),
                new InMemoryGroupLocks(),
                (cluster, at, id, json) -> {},
                this,
                this);
    }

    /** The last reconciliation. */
    Report report() {
        return report.orElseThrow();
    }

    /** The messages since this was asked last. */
    List<IncidentMessage> takeSent() {
        List<IncidentMessage> messages = List.copyOf(sent);
        sent.clear();
        return messages;
    }

    @Override
    public Observation observe(String cluster, Instant at) {
        now = at;
        return new Observation(
                recorded.schema(),
                at,
                cluster,
                recorded.services(),
                recorded.waiting(),
                recorded.taskDefinitions(),
                recorded.containerInstances(),
                recorded.capacityProviders(),
                recorded.groups().stream().map(this::sized).toList(),
                History.EMPTY,
                recorded.unread());
    }

    private AutoScalingGroup sized(AutoScalingGroup g) {
        return new AutoScalingGroup(
                g.name(),
                g.arn(),
                g.min(),
                sizes.getOrDefault(g.name(), g.capacity()),
                g.zones(),
                g.offers(),
                g.typeOrder(),
                g.leastRequired(),
                g.launchTemplate(),
                g.weighted(),
                g.instances(),
                g.tags(),
                g.suspendedProcesses(),
                g.policies(),
                g.scheduledActions(),
                g.warmPool(),
                g.instanceRefreshInProgress(),
                g.maintenanceMost(),
                g.operator(),
                g.owner(),
                g.activities());
    }

    @Override
    public Optional<WriteState> writeState(String group) {
        return recorded.group(group).map(this::sized).map(AutoScalingGroup::writeState);
    }

    @Override
    public List<String> clusters() {
        return List.of(recorded.cluster());
    }

    @Override
    public Outcome write(CapacityChange change) {
        sizes.put(change.group(), change.to());
        return new Outcome.Raised(change.group(), change.from(), change.to(), now);
    }

    @Override
    public void send(OperatorMessage message) {
        sent.add((IncidentMessage) message);
    }

    @Override
    public void reconciled(Report seen) {
        report = Optional.of(seen);
    }

    @Override
    public void notPut(SortedMap<String, String> why) {}

    @Override
    public void notSent(OperatorMessage message, RuntimeException why) {
        throw why;
    }

    @Override
    public void unreadable(List<StackNotice.RowUnreadable> rows) {
        throw new IllegalStateException(rows.toString());
    }

    @Override
    public void ignored(List<Trigger.Ignored> ignored) {
        throw new IllegalStateException(ignored.toString());
    }
}
