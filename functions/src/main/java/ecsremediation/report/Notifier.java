package ecsremediation.report;

import ecsremediation.incident.Incident;

/** Brings messages to the operators. */
public interface Notifier {

    /**
     * Hands one message over for delivery. An exception means that it was perhaps not handed over: it stays unsent and is
     * tried again by the tick.
     */
    void send(Incident.Message message);
}
