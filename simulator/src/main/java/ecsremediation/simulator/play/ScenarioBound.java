package ecsremediation.simulator.play;

/** What every played scenario keeps, whatever happens in it. */
public enum ScenarioBound {
    /** At most 10 mails that name a service within any 24 hours. */
    MAILS_A_DAY,
    /** At most 6 of them where nothing of the scenario happens within these 24 hours. */
    MAILS_A_QUIET_DAY,
    /**
     * Operators are notified of trouble. A service is in trouble at a minute if it ran fewer tasks than desired at it, at a minute 45 to
     * 47 minutes earlier, and at more than half of the minutes between: 45 minutes and two ticks. The
     * newest message about it then is at most 25 hours old, and does not say that every task runs again, or is at
     * most 47 minutes old. Minutes in which the owner ordered the program to be silent (mode off, a pause, mode off
     * at every group of the cluster) and those in which no e-mail is accepted do not count as short of tasks. No
     * message is due while 8 mails within the last 24 hours name the service, because the other 2 are kept for raises
     * and first action items.
     */
    NOTIFIED,
    /**
     * A raise takes the group, with the other groups that its services may use, to at most one instance more than the
     * cluster has needed at any minute so far. The cluster needs
     * the instances that its tasks need by first fit on what its groups launch and have, and those of its groups that
     * take no task and yet count towards desired capacity: DRAINING, without an agent, or launched more than 15
     * minutes ago and not registered.
     */
    BOUGHT,
    /** The program lowers no desired capacity and no max. */
    NOT_LOWERED,
    /** No raise above the group's ceiling tag or the hard ceiling, and none without a tag. */
    CEILING,
    /** No raise in a pause or in a mode other than act. */
    ORDERS,
    /**
     * At the end every incident has ended, or is an open action item, or is younger than 3 hours, or its service was
     * short of tasks, or ECS sought an instance for one, within the last 3 hours. {@link #NOTIFIED} holds for that one.
     */
    INCIDENTS_END,
    /** After every event, no open incident was due more than 15 minutes ago. */
    RECONCILED,
    /** No function fails where AWS refuses none of its calls to the table and lists the clusters. */
    FUNCTIONS_RUN
}
