package ecsremediation.simulator.remediation;

import ecsremediation.event.Trigger;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.incident.StackNotice;
import ecsremediation.lifecycle.Report;
import ecsremediation.report.ReconciliationJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the journal entries. */
final class RecordingJournal implements ReconciliationJournal {
    final List<Report> reconciliations = new CopyOnWriteArrayList<>();
    final List<StackNotice.RowUnreadable> unreadable = new CopyOnWriteArrayList<>();
    final List<Trigger.Ignored> ignored = new CopyOnWriteArrayList<>();
    final List<OperatorMessage> unsent = new CopyOnWriteArrayList<>();

    final List<String> unput = new ArrayList<>();

    @Override
    public void reconciled(Report report) {
        reconciliations.add(report);
    }

    @Override
    public void unreadable(List<StackNotice.RowUnreadable> rows) {
        unreadable.addAll(rows);
    }

    @Override
    public void notPut(SortedMap<String, String> why) {
        unput.addAll(why.keySet());
    }

    @Override
    public void notSent(OperatorMessage message, RuntimeException why) {
        unsent.add(message);
    }

    @Override
    public void ignored(List<Trigger.Ignored> trigger) {
        ignored.addAll(trigger);
    }
}
