package ecsremediation.aws;

import ecsremediation.event.Trigger;
import ecsremediation.incident.Incident;
import ecsremediation.incident.SkippedRow;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.UnreadableRow;
import ecsremediation.report.ReconciliationJournal;
import java.util.ArrayList;
import java.util.List;

/** Records the observation of each reconciliation. An unsent message or an ignored trigger fails the test. */
final class RecordingReads implements ReconciliationJournal {
    final List<Report> reports = new ArrayList<>();

    @Override
    public void reconciled(Report report) {
        reports.add(report);
    }

    @Override
    public void skipped(SkippedRow row) {}

    @Override
    public void unreadable(UnreadableRow row) {}

    @Override
    public void notSent(Incident.Message message, RuntimeException why) {
        throw new AssertionError(message.subject(), why);
    }

    @Override
    public void ignored(Trigger.Ignored trigger) {
        throw new AssertionError(trigger.reason());
    }
}
