package ecsremediation;

import ecsremediation.act.CapacityWriter;
import ecsremediation.incident.IncidentStore;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.DecisionLog;
import ecsremediation.model.GroupLocks;
import ecsremediation.report.Notifier;
import ecsremediation.report.ReconciliationJournal;
import ecsremediation.report.StepPublisher;

/**
 * The ports to everything outside the program.
 *
 * @param steps takes the steps of incidents for programs of others
 */
public record Ports(
        ClusterReader reader,
        CapacityWriter writer,
        IncidentStore store,
        GroupLocks locks,
        DecisionLog decisions,
        Notifier notifier,
        StepPublisher steps,
        ReconciliationJournal journal) {

    /** The ports of a stack without an event bus. */
    public Ports(
            ClusterReader reader,
            CapacityWriter writer,
            IncidentStore store,
            GroupLocks locks,
            DecisionLog decisions,
            Notifier notifier,
            ReconciliationJournal journal) {
        this(reader, writer, store, locks, decisions, notifier, StepPublisher.NO_BUS, journal);
    }
}
