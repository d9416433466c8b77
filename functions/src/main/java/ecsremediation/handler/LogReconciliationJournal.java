package ecsremediation.handler;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;
import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.json;

import ecsremediation.event.Trigger;
import ecsremediation.incident.Incident;
import ecsremediation.incident.SkippedRow;
import ecsremediation.lifecycle.Report;
import ecsremediation.report.DecisionRecord;
import ecsremediation.report.Metrics;
import ecsremediation.report.ReconciliationJournal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;

/**
 * The journal in CloudWatch Logs: one JSON line for every look, which carries the decision and, in embedded metric
 * format, the metrics. What can be asked of it: docs/operating.md.
 */
final class LogReconciliationJournal implements ReconciliationJournal {
    private final Logger log;
    private final String stack;
    private final InstantSource clock;

    LogReconciliationJournal(Logger log, String stack, InstantSource clock) {
        this.log = log;
        this.stack = stack;
        this.clock = clock;
    }

    @Override
    public void reconciled(Report report) {
        SortedMap<String, Integer> metrics = Metrics.of(report);
        List<List<String>> dimensions = List.of(List.of(Metrics.STACK), List.of(Metrics.STACK, Metrics.CLUSTER));
        List<Object> fields = fields(metrics, dimensions);
        fields.add(entry(Metrics.CLUSTER, report.observation().cluster()));
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
    public void ignored(Trigger.Ignored ignored) {
        SortedMap<String, Integer> metrics = new TreeMap<>(Map.of(Metrics.IGNORED, 1));
        List<Object> fields = fields(metrics, List.of(List.of(Metrics.STACK)));
        fields.add(entry("reason", ignored.reason()));
        log.info("ignored an event", fields.toArray());
    }

    @Override
    public void notSent(Incident.Message message, RuntimeException why) {
        SortedMap<String, Integer> metrics = new TreeMap<>(Map.of(Metrics.UNSENT, 1));
        List<Object> fields = fields(metrics, List.of(List.of(Metrics.STACK)));
        fields.add(entry("messageId", message.id()));
        fields.add(entry("subject", message.subject()));
        fields.add(entry("why", why.toString()));
        log.error("could not hand a message over; the next tick tries again", fields.toArray());
    }

    private List<Object> fields(SortedMap<String, Integer> metrics, List<List<String>> dimensions) {
        List<Object> fields = new ArrayList<>();
        fields.add(json("_aws", Metrics.emf(metrics.keySet(), dimensions, clock.instant())));
        fields.add(entry(Metrics.STACK, stack));
        metrics.forEach((name, value) -> fields.add(entry(name, value)));
        return fields;
    }
}
