package ecsremediation.report;

import ecsremediation.event.Trigger;
import ecsremediation.incident.Incident;
import ecsremediation.incident.SkippedRow;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.UnreadableRow;

/** Logs and counts every reconciliation, including those that found nothing. */
public interface ReconciliationJournal {

    /** One reconciliation of one cluster. */
    void reconciled(Report report);

    /** An open incident that this version cannot read: the row stays as it is, and no group is raised for its service. */
    void skipped(SkippedRow row);

    /** A row of a group, or the pause, that this version cannot read: it stays as it is. */
    void unreadable(UnreadableRow row);

    /** A message that could not be sent; it stays pending in its incident, and a later tick sends it again. */
    void notSent(Incident.Message message, RuntimeException why);

    /** An event that led to no reconciliation, with its reason. */
    void ignored(Trigger.Ignored ignored);
}
