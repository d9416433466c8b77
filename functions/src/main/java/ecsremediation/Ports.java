package ecsremediation;

import ecsremediation.act.CapacityWriter;
import ecsremediation.observe.ClusterReader;
import ecsremediation.observe.DecisionLog;
import ecsremediation.observe.GroupLocks;
import ecsremediation.observe.IncidentStore;
import ecsremediation.report.Journal;
import ecsremediation.report.Notifier;

/** Everything outside that the program talks to. */
public record Ports(
        ClusterReader reader,
        CapacityWriter writer,
        IncidentStore store,
        GroupLocks locks,
        DecisionLog decisions,
        Notifier notifier,
        Journal journal) {}
