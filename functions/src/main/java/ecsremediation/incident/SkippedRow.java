package ecsremediation.incident;

import ecsremediation.event.ServiceName;

/**
 * A stored incident that this version leaves as it is. Nothing is written to it, and the service is not acted for.
 *
 * @param detail one line for whoever looks into it
 */
public record SkippedRow(ServiceName service, Reason reason, String detail) {
    /** Why it is left. */
    public enum Reason {
        /** A newer version wrote it: its schema number is higher than any that this version knows. */
        NEWER_SCHEMA,
        /** It does not have the form that its schema number promises. */
        UNREADABLE
    }
}
