package ecsremediation.handler;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;
import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.json;

import ecsremediation.event.Outside;
import ecsremediation.event.Trigger;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.incident.StackNotice;
import ecsremediation.lifecycle.Report;
import ecsremediation.report.DecisionRecord;
import ecsremediation.report.IgnoredText;
import ecsremediation.report.Metrics;
import ecsremediation.report.ReconciliationJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;

/**
 * Writes the journal to CloudWatch Logs: for each reconciliation one JSON line with the decision and the
 * counts, and the counts as metrics. docs/operating.md has the queries for it.
 */
final class LogReconciliationJournal implements ReconciliationJournal {
    /** Powertools escapes the usual control characters. The other ones would make the line's JSON invalid. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** The most examples in a line that counts. Our choice. */
    private static final int EXAMPLES = 3;

    /** The longest example. Our choice. */
    private static final int EXAMPLE_CHARS = 500;

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
        fields.add(entry(Metrics.CLUSTER, cluster));
        fields.add(json("decision", DecisionRecord.summary(report)));
        log.info("reconciled the cluster", fields.toArray());
    }

    @Override
    public void unreadable(List<StackNotice.RowUnreadable> rows) {
        Map<String, Integer> counts = Map.of(Metrics.UNREADABLE, rows.size());
        metrics.write(counts);
        List<Object> fields = fields(counts);
        fields.add(text(
                "rows",
                rows.stream().limit(EXAMPLES).map(LogReconciliationJournal::row).collect(Collectors.joining("; "))));
        log.warn("stored rows cannot be read by this version; they stay as they are", fields.toArray());
    }

    private static String row(StackNotice.RowUnreadable unreadable) {
        return cut(unreadable.row().getClass().getSimpleName() + " " + unreadable.key() + ": "
                + unreadable.row().detail());
    }

    private static String cut(String text) {
        return text.length() <= EXAMPLE_CHARS ? text : text.substring(0, EXAMPLE_CHARS) + "…";
    }

    @Override
    public void ignored(Trigger.Ignored ignored) {
        Map<String, Integer> counts = Map.of(Metrics.IGNORED, 1);
        metrics.write(counts);
        List<Object> fields = fields(counts);
        fields.add(text("reason", IgnoredText.of(ignored.reason())));
        if (ignored.reason() instanceof Outside outside) {
            fields.add(entry("outside", outside.getClass().getSimpleName()));
        }
        log.info("ignored an event", fields.toArray());
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

    private List<Object> fields(Map<String, Integer> counts) {
        List<Object> fields = new ArrayList<>();
        fields.add(entry(Metrics.STACK, stack));
        counts.forEach((name, count) -> fields.add(entry(name, count)));
        return fields;
    }

    private static Object text(String key, String value) {
        return entry(key, CONTROL.matcher(value).replaceAll(" "));
    }
}
