package ecsremediation.incident;

/** This version cannot read a stored incident. The message is one line. */
public final class UnreadableIncidentException extends Exception {
    private static final long serialVersionUID = 1;

    private final SkippedRow.Reason reason;

    /** The message is one line. */
    public UnreadableIncidentException(SkippedRow.Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** The message is one line. */
    public UnreadableIncidentException(SkippedRow.Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why the incident is unreadable. */
    public SkippedRow.Reason reason() {
        return reason;
    }
}
