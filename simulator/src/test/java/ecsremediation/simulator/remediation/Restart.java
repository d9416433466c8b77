package ecsremediation.simulator.remediation;

/** What follows a killed process. */
enum Restart {
    /** The same trigger at once, as a duplicate delivery. */
    SAME_TRIGGER_AT_ONCE,
    /** The same trigger again, when Lambda or SQS delivers it again. */
    SAME_TRIGGER_AGAIN,
    /** The same trigger never comes again. Ticks and later events do. */
    FRESH_TRIGGERS,
    /** The same trigger never comes again. Another alarm comes before the next tick. */
    FURTHER_ALARM
}
