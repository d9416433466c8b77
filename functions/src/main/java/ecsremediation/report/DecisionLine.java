package ecsremediation.report;

import com.fasterxml.jackson.core.JsonGenerator;
import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.lifecycle.Report;
import ecsremediation.plan.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One reconciliation as JSON for the log. Services without a gap are counted and not listed. If there is too much to
 * list, the most important comes first and the rest is counted. The {@link DecisionRecord} in the table is whole.
 */
public final class DecisionLine {
    /**
     * The most characters of each list. CloudWatch Logs takes events of up to 1 MB (CloudWatch Logs quotas), and a
     * character has up to 3 bytes. Seven lists stay below it. Our choice.
     */
    private static final int LIST_CHARS = 40_000;

    /** The most services named in one plan. Our choice. */
    private static final int PLAN_SERVICES = 50;

    private DecisionLine() {}

    /** The decision on one line. */
    public static String json(Report report) {
        return JsonText.object(json -> {
            DecisionRecord.head(json, report);
            json.writeObjectFieldStart("services");
            for (Map.Entry<String, Integer> kind : kinds(report).entrySet()) {
                json.writeNumberField(kind.getKey(), kind.getValue());
            }
            json.writeEndObject();
            lists(json, report);
        });
    }

    /** The number of services with each kind of diagnosis. */
    private static SortedMap<String, Integer> kinds(Report report) {
        SortedMap<String, Integer> kinds = new TreeMap<>();
        report.diagnoses().forEach(d -> kinds.merge(d.getClass().getSimpleName(), 1, Integer::sum));
        return kinds;
    }

    private static void lists(JsonGenerator json, Report report) throws IOException {
        List<Diagnosis> diagnoses = report.diagnoses().stream()
                .filter(d -> !(d instanceof Diagnosis.NoGap))
                .sorted(byImportance(report))
                .toList();
        List<Plan> plans = report.plans().stream()
                .sorted(Comparator.comparingInt(DecisionLine::rank))
                .toList();
        asked(json, report, plans);
        strings(json, "unread", DecisionRecord.unread(report));
        objects(json, "diagnoses", diagnoses, (j, d) -> DecisionRecord.diagnosis(j, d, report));
        objects(json, "plans", plans, (j, p) -> DecisionRecord.plan(j, p, report.observation(), PLAN_SERVICES));
        objects(json, "outcomes", report.outcomes(), DecisionRecord::outcome);
        if (!report.readBacks().isEmpty()) {
            objects(json, "readBacks", report.readBacks(), DecisionRecord::readBack);
        }
    }

    /**
     * What the saved queries ask for, in lists of its own and first: a query names an item by its place, and CloudWatch Logs
     * finds the first 200 fields of a line (CloudWatch Logs User Guide, "Supported logs and discovered fields").
     */
    private static void asked(JsonGenerator json, Report report, List<Plan> plans) throws IOException {
        List<Outcome> refusals = report.outcomes().stream()
                .filter(o -> o instanceof Outcome.Refused || o instanceof Outcome.Failed)
                .toList();
        if (!refusals.isEmpty()) {
            objects(json, "refusals", refusals, DecisionRecord::outcome);
        }
        List<Plan> launches =
                plans.stream().filter(p -> DecisionRecord.launch(p).isPresent()).toList();
        if (!launches.isEmpty()) {
            objects(json, "failedLaunches", launches, DecisionRecord::failedLaunch);
        }
    }

    /** Services in raises first, then those for which an operator has to act, then held ones, then the others. */
    private static Comparator<Diagnosis> byImportance(Report report) {
        SortedMap<ServiceName, Integer> ranks = new TreeMap<>();
        report.plans().forEach(plan -> plan.services().forEach(s -> ranks.merge(s, rank(plan), Math::min)));
        return Comparator.comparingInt(d -> ranks.getOrDefault(d.service(), Integer.MAX_VALUE));
    }

    private static int rank(Plan plan) {
        return switch (plan) {
            case Plan.RaiseCapacity _, Plan.RaiseMaxOnly _ -> 0;
            case Plan.Escalate _ -> 1;
            case Plan.Hold _ -> 2;
        };
    }

    private static <T> void objects(JsonGenerator json, String name, List<T> items, JsonText.ItemWriter<T> item)
            throws IOException {
        Part part = new Part();
        for (T each : items) {
            part.add(JsonText.object(j -> item.write(j, each)));
        }
        part.write(json, name);
    }

    private static void strings(JsonGenerator json, String name, List<String> items) throws IOException {
        Part part = new Part();
        items.forEach(text -> part.add(JsonText.string(text)));
        part.write(json, name);
    }

    /** The items of a list that fit, as JSON. */
    private static final class Part {
        private final List<String> items = new ArrayList<>();
        private int chars;
        private int left;

        void add(String item) {
            if (left == 0 && chars + item.length() <= LIST_CHARS) {
                items.add(item);
                chars += item.length() + 1;
            } else {
                left++;
            }
        }

        void write(JsonGenerator json, String name) throws IOException {
            json.writeArrayFieldStart(name);
            for (String item : items) {
                json.writeRawValue(item);
            }
            json.writeEndArray();
            if (left > 0) {
                json.writeNumberField(name + "NotListed", left);
            }
        }
    }
}
