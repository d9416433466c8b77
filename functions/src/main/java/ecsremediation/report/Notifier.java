package ecsremediation.report;

import ecsremediation.incident.Incident;

/** Sends messages to the operators. */
public interface Notifier {

    /**
     * Sends one message. After an exception it may or may not have been sent: it stays pending, and a later tick sends a
     * copy.
     */
    void send(Incident.Message message);
}
