package ecsremediation.handler;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;
import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.json;

import ecsremediation.event.Trigger;
import ecsremediation.incident.Incident;
import ecsremediation.incident.SkippedRow;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.UnreadableRow;
import ecsremediation.report.DecisionRecord;
import ecsremediation.report.Metrics;
import ecsremediation.report.ReconciliationJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;

/**
 * Writes the journal to CloudWatch Logs: for each reconciliation one JSON line with the decision and the
 * counts, and the counts as metrics. docs/operating.md has the queries for it.
 */
final class LogReconciliationJournal implements ReconciliationJournal {
    /** Powertools escapes the usual control characters. The other ones would make the line's JSON invalid. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

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
    public void skipped(SkippedRow row) {
        log.warn(
                "an open incident cannot be read by this version; it stays as it is, and its service is not acted for",
                entry("service", row.service().toString()),
                entry("reason", row.reason().name()),
                entry("why", row.detail()));
    }

    @Override
    public void unreadable(UnreadableRow row) {
        List<Object> fields =
                new ArrayList<>(List.of(entry("row", row.getClass().getSimpleName()), text("why", row.detail())));
        switch (row) {
            case UnreadableRow.Action action -> {
                fields.add(entry("group", action.group()));
                fields.add(entry("at", action.at().toString()));
            }
            case UnreadableRow.ReadBackRow readBack -> {
                fields.add(entry("group", readBack.group()));
                fields.add(entry("action", readBack.action().toString()));
            }
            case UnreadableRow.InstanceSize size -> {
                fields.add(entry("group", size.group()));
                fields.add(entry("instanceType", size.instanceType()));
            }
            case UnreadableRow.BootSamples boots -> fields.add(entry("group", boots.group()));
            case UnreadableRow.Judgement judged -> {
                fields.add(entry("group", judged.group()));
                fields.add(entry("raise", judged.raise()));
            }
            case UnreadableRow.StackPause _, UnreadableRow.OrderedMode _ -> fields.add(entry("stack", stack));
        }
        log.warn("a stored row cannot be read by this version; it stays as it is", fields.toArray());
    }

    @Override
    public void ignored(Trigger.Ignored ignored) {
        Map<String, Integer> counts = Map.of(Metrics.IGNORED, 1);
        metrics.write(counts);
        List<Object> fields = fields(counts);
        fields.add(text("reason", ignored.reason()));
        log.info("ignored an event", fields.toArray());
    }

    @Override
    public void notSent(Incident.Message message, RuntimeException why) {
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
