package ecsremediation.simulator.play;

import ecsremediation.event.Trigger;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.incident.StackNotice;
import ecsremediation.lifecycle.Report;
import ecsremediation.report.ReconciliationJournal;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Passes what the program notes to observers. It keeps nothing itself. */
public final class ProgramJournal implements ReconciliationJournal {
    private final List<Consumer<Report>> reports = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<OperatorMessage, RuntimeException>> unsent = new CopyOnWriteArrayList<>();

    /** A journal without observers. */
    public ProgramJournal() {}

    /** Calls the observer with the result of each reconciliation. */
    public void observe(Consumer<Report> observer) {
        reports.add(observer);
    }

    /** Calls the observer with each message that could not be sent, and why. */
    public void observeUnsent(BiConsumer<OperatorMessage, RuntimeException> observer) {
        unsent.add(observer);
    }

    @Override
    public void reconciled(Report report) {
        reports.forEach(o -> o.accept(report));
    }

    @Override
    public void unreadable(List<StackNotice.RowUnreadable> rows) {
        throw new IllegalStateException("the program wrote rows that it cannot read: " + rows);
    }

    @Override
    public void notPut(SortedMap<String, String> why) {
        // The next reconciliation puts them again.
    }

    @Override
    public void notSent(OperatorMessage message, RuntimeException why) {
        unsent.forEach(o -> o.accept(message, why));
    }

    @Override
    public void ignored(List<Trigger.Ignored> trigger) {
        // Nothing follows from it.
    }
}
