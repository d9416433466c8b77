package ecsremediation.incident;

import ecsremediation.event.ServiceName;

/**
 * A stored incident that this version does not change. The program does not act for its service.
 *
 * @param detail one line for the operator who investigates it
 */
public record SkippedRow(ServiceName service, Reason reason, String detail) {
    /** Why the row is skipped. */
    public enum Reason {
        /** A newer version wrote it: its schema number is higher than {@link IncidentJson#SCHEMA}. */
        NEWER_SCHEMA,
        /** It does not have the form of its schema number. */
        UNREADABLE
    }
}
