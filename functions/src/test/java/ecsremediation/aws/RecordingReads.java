package ecsremediation.aws;

import ecsremediation.event.Trigger;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.incident.StackNotice;
import ecsremediation.lifecycle.Report;
import ecsremediation.report.ReconciliationJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Records the observation of each reconciliation. An unsent message or an ignored trigger fails the test. */
final class RecordingReads implements ReconciliationJournal {
    final List<Report> reports = new ArrayList<>();

    @Override
    public void reconciled(Report report) {
        reports.add(report);
    }

    @Override
    public void unreadable(List<StackNotice.RowUnreadable> rows) {}

    @Override
    public void notPut(SortedMap<String, String> why) {
        throw new AssertionError(why.toString());
    }

    @Override
    public void notSent(OperatorMessage message, RuntimeException why) {
        throw new AssertionError(message.subject(), why);
    }

    @Override
    public void ignored(List<Trigger.Ignored> trigger) {
        throw new AssertionError(trigger.toString());
    }
}
