package ecsremediation.report;

import ecsremediation.trigger.Trigger;

/** Where every look, also one without a finding, is logged and counted. */
public interface Journal {

    /** One look at one cluster. */
    void looked(Report report);

    /** News that led to no look, with its reason. */
    void ignored(Trigger.Ignored ignored);
}
