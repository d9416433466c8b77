package ecsremediation.simulator.remediation;

import ecsremediation.event.Trigger;
import ecsremediation.model.Incident;
import ecsremediation.report.ReconciliationJournal;
import ecsremediation.report.Report;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the journal entries. */
final class RecordingJournal implements ReconciliationJournal {
    final List<Report> reconciliations = new CopyOnWriteArrayList<>();
    final List<Trigger.Ignored> ignored = new CopyOnWriteArrayList<>();
    final List<Incident.Message> unsent = new CopyOnWriteArrayList<>();

    @Override
    public void looked(Report report) {
        reconciliations.add(report);
    }

    @Override
    public void unsent(Incident.Message message, RuntimeException why) {
        unsent.add(message);
    }

    @Override
    public void ignored(Trigger.Ignored trigger) {
        ignored.add(trigger);
    }
}
