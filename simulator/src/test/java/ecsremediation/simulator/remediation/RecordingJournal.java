package ecsremediation.simulator.remediation;

import ecsremediation.event.Trigger;
import ecsremediation.incident.Incident;
import ecsremediation.incident.SkippedRow;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.UnreadableRow;
import ecsremediation.report.ReconciliationJournal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the journal entries. */
final class RecordingJournal implements ReconciliationJournal {
    final List<Report> reconciliations = new CopyOnWriteArrayList<>();
    final List<SkippedRow> skipped = new CopyOnWriteArrayList<>();
    final List<UnreadableRow> unreadable = new CopyOnWriteArrayList<>();
    final List<Trigger.Ignored> ignored = new CopyOnWriteArrayList<>();
    final List<Incident.Message> unsent = new CopyOnWriteArrayList<>();

    @Override
    public void reconciled(Report report) {
        reconciliations.add(report);
    }

    @Override
    public void skipped(SkippedRow row) {
        skipped.add(row);
    }

    @Override
    public void unreadable(UnreadableRow row) {
        unreadable.add(row);
    }

    @Override
    public void notSent(Incident.Message message, RuntimeException why) {
        unsent.add(message);
    }

    @Override
    public void ignored(Trigger.Ignored trigger) {
        ignored.add(trigger);
    }
}
