package ecsremediation.simulator.remediation;

/** What comes after a killed process. */
enum Restart {
    /** The same trigger at once, as when it was delivered twice. */
    SAME_TRIGGER_AT_ONCE,
    /** The same trigger again, when Lambda or SQS delivers it again. */
    SAME_TRIGGER_AGAIN,
    /** The same trigger never comes again; ticks and later news do. */
    FRESH_TRIGGERS,
    /** The same trigger never comes again; another alarm does before the next tick. */
    FURTHER_ALARM
}
