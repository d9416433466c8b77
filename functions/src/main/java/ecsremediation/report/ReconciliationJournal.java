package ecsremediation.report;

import ecsremediation.event.Trigger;
import ecsremediation.incident.Incident;
import ecsremediation.incident.SkippedRow;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.UnreadableRow;

/** Where every reconciliation, also one without a finding, is logged and counted. */
public interface ReconciliationJournal {

    /** One reconciliation of one cluster. */
    void reconciled(Report report);

    /** An open incident that this version cannot read: it stays as it is, and its service is not acted for. */
    void skipped(SkippedRow row);

    /** A row of a group, or the pause, that this version cannot read: it stays as it is. */
    void unreadable(UnreadableRow row);

    /** A message that could not be handed over; it stays with its incident and is tried again. */
    void notSent(Incident.Message message, RuntimeException why);

    /** An event that led to no reconciliation, with its reason. */
    void ignored(Trigger.Ignored ignored);
}
