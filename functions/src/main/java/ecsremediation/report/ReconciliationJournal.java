package ecsremediation.report;

import ecsremediation.event.Trigger;
import ecsremediation.model.Incident;

/** Where every look, also one without a finding, is logged and counted. */
public interface ReconciliationJournal {

    /** One look at one cluster. */
    void looked(Report report);

    /** A message that could not be handed over; it stays with its incident and is tried again. */
    void unsent(Incident.Message message, RuntimeException why);

    /** News that led to no look, with its reason. */
    void ignored(Trigger.Ignored ignored);
}
