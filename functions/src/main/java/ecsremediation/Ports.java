package ecsremediation;

import ecsremediation.act.CapacityWriter;
import ecsremediation.incident.IncidentStore;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.DecisionLog;
import ecsremediation.model.GroupLocks;
import ecsremediation.report.Notifier;
import ecsremediation.report.ReconciliationJournal;

/** The ports to everything outside the program. */
public record Ports(
        ClusterReader reader,
        CapacityWriter writer,
        IncidentStore store,
        GroupLocks locks,
        DecisionLog decisions,
        Notifier notifier,
        ReconciliationJournal journal) {}
