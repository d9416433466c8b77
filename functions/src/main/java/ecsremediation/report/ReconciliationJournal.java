package ecsremediation.report;

import ecsremediation.event.Trigger;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.incident.StackNotice;
import ecsremediation.lifecycle.Report;
import java.util.List;
import java.util.SortedMap;

/** Logs and counts every reconciliation, including those that found nothing. */
public interface ReconciliationJournal {

    /** One reconciliation of one cluster. */
    void reconciled(Report report);

    /** Rows that this version cannot read, found in one reconciliation; at least one. They stay as they are. */
    void unreadable(List<StackNotice.RowUnreadable> rows);

    /** A message that could not be sent; it stays pending, and a later reconciliation sends it again. */
    void notSent(OperatorMessage message, RuntimeException why);

    /**
     * Steps that the event bus did not take; at least one. They are tried again for
     * {@link ecsremediation.incident.StepEvent#TRIED}.
     *
     * @param why the reason of each, by the event's id
     */
    void notPut(SortedMap<String, String> why);

    /** The events of one invocation that led to no reconciliation, with their reasons; at least one. */
    void ignored(List<Trigger.Ignored> ignored);
}
