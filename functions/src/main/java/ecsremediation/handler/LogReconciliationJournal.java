package ecsremediation.handler;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;
import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.json;

import ecsremediation.event.IgnoreReason;
import ecsremediation.event.Outside;
import ecsremediation.event.Trigger;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.incident.StackNotice;
import ecsremediation.lifecycle.Report;
import ecsremediation.report.DecisionLine;
import ecsremediation.report.IgnoredText;
import ecsremediation.report.Metrics;
import ecsremediation.report.ReconciliationJournal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;

/**
 * Writes the journal to CloudWatch Logs: for each reconciliation one JSON line with the decision and the
 * counts, and the counts as metrics. docs/operating.md has the queries for it.
 */
final class LogReconciliationJournal implements ReconciliationJournal {
    /** The most reasons of which different ones are searched for. Our choice. */
    private static final int READ = 1_000;

    private final Logger log;
    private final EmbeddedMetrics metrics;
    private final String stack;

    LogReconciliationJournal(Logger log, String stack) {
        this.log = log;
        this.stack = stack;
        this.metrics = new EmbeddedMetrics(Metrics.NAMESPACE, Map.of(Metrics.STACK, stack));
    }

    @Override
    public void reconciled(Report report) {
        Map<String, Integer> counts = Metrics.of(report);
        String cluster = report.observation().cluster();
        metrics.write(counts, Metrics.CLUSTER, cluster);
        List<Object> fields = fields(counts);
        Metrics.leftToOwners(report).forEach((name, count) -> fields.add(entry(name, count)));
        Metrics.resolved(report).forEach((name, number) -> fields.add(entry(name, number)));
        fields.add(entry(Metrics.CLUSTER, cluster));
        fields.add(json("decision", DecisionLine.json(report)));
        log.info("reconciled the cluster", fields.toArray());
    }

    @Override
    public void unreadable(List<StackNotice.RowUnreadable> rows) {
        Map<String, Integer> counts = Map.of(Metrics.UNREADABLE, rows.size());
        metrics.write(counts);
        List<Object> fields = fields(counts);
        fields.add(entry(
                "rows",
                String.join(
                        "; ",
                        LogText.examples(
                                rows.stream().map(LogReconciliationJournal::row).toList()))));
        log.warn("stored rows cannot be read by this version; they are kept", fields.toArray());
    }

    private static String row(StackNotice.RowUnreadable unreadable) {
        return unreadable.row().getClass().getSimpleName() + " " + unreadable.key() + ": "
                + unreadable.row().detail();
    }

    @Override
    public void ignored(List<Trigger.Ignored> ignored) {
        metrics.write(Map.of(Metrics.IGNORED, ignored.size()));
        ignored.stream()
                .map(Trigger.Ignored::reason)
                .collect(Collectors.groupingBy(Object::getClass, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(this::ignoredFor);
    }

    /** One line for the events that are ignored for reasons of one kind. */
    private void ignoredFor(List<IgnoreReason> reasons) {
        List<Object> fields = fields(Map.of(Metrics.IGNORED, reasons.size()));
        List<String> examples = LogText.examples(
                reasons.stream().limit(READ).map(IgnoredText::of).toList());
        fields.add(entry("reason", String.join("; ", examples)));
        if (reasons.getFirst() instanceof Outside outside) {
            fields.add(entry("outside", outside.getClass().getSimpleName()));
        }
        log.info(reasons.size() == 1 ? "ignored an event" : "ignored events", fields.toArray());
    }

    @Override
    public void notSent(OperatorMessage message, RuntimeException why) {
        Map<String, Integer> counts = Map.of(Metrics.UNSENT, 1);
        metrics.write(counts);
        List<Object> fields = fields(counts);
        fields.add(text("messageId", message.id()));
        fields.add(text("subject", message.subject()));
        fields.add(text("why", why.toString()));
        log.error("could not hand a message over; the next tick tries again", fields.toArray());
    }

    @Override
    public void notPut(SortedMap<String, String> why) {
        Map<String, Integer> counts = Map.of(Metrics.UNSENT, why.size());
        metrics.write(counts);
        List<Object> fields = fields(counts);
        List<String> each = new ArrayList<>();
        why.forEach((id, reason) -> each.add(id + ": " + reason));
        fields.add(entry("events", String.join("; ", LogText.examples(each))));
        log.error("could not put events on the bus; the next reconciliations try again for an hour", fields.toArray());
    }

    private List<Object> fields(Map<String, Integer> counts) {
        List<Object> fields = new ArrayList<>();
        fields.add(entry(Metrics.STACK, stack));
        counts.forEach((name, count) -> fields.add(entry(name, count)));
        return fields;
    }

    private static Object text(String key, String value) {
        return entry(key, LogText.cut(value));
    }
}
