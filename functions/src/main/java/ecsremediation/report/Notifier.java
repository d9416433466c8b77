package ecsremediation.report;

import ecsremediation.incident.OperatorMessage;

/** Sends messages to the operators. */
public interface Notifier {

    /**
     * Sends one message. After an exception it may or may not have been sent: it stays pending in its incident or
     * waiting in its {@link ecsremediation.incident.NoticeLog}, and a later reconciliation sends a copy.
     */
    void send(OperatorMessage message);
}
