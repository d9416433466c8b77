package ecsremediation.report;

import ecsremediation.act.Outcome;
import ecsremediation.diagnose.Diagnosis;
import ecsremediation.plan.Plan;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one look counts for: the program's own metrics, all with unit Count, per cluster. */
public final class Metrics {
    /** The CloudWatch namespace they appear in. */
    public static final String NAMESPACE = "EcsRemediation";

    private Metrics() {}

    /** Metric names with their values, by name. Every look yields every name, so that an alarm on one never lacks data. */
    public static SortedMap<String, Integer> of(Report report) {
        SortedMap<String, Integer> metrics = new TreeMap<>();
        metrics.put("Looks", 1);
        metrics.put("IncompleteLooks", report.observation().isComplete() ? 0 : 1);
        metrics.put(
                "ServicesWithGap",
                count(report.diagnoses().stream()
                        .filter(d -> !(d instanceof Diagnosis.NoGap))
                        .count()));
        metrics.put(
                "UnplacedTasks",
                report.diagnoses().stream().mapToInt(Facts::unplacedTasks).sum());
        metrics.put(
                "Holds",
                count(report.plans().stream()
                        .filter(p -> p instanceof Plan.Hold)
                        .count()));
        metrics.put(
                "Escalations",
                count(report.plans().stream()
                        .filter(p -> p instanceof Plan.Escalate)
                        .count()));
        outcomes(report, metrics);
        return Collections.unmodifiableSortedMap(metrics);
    }

    private static void outcomes(Report report, SortedMap<String, Integer> metrics) {
        int raises = 0;
        int added = 0;
        int failed = 0;
        for (Outcome outcome : report.outcomes()) {
            switch (outcome) {
                case Outcome.Raised o -> {
                    raises++;
                    added += o.to().desired() - o.from().desired();
                }
                case Outcome.Failed o -> failed++;
                case Outcome.Refused o -> failed++;
                case Outcome.AlreadySufficient o -> {}
                case Outcome.Observed o -> {}
            }
        }
        metrics.put("Raises", raises);
        metrics.put("InstancesAdded", added);
        metrics.put("RaisesNotMade", failed);
    }

    private static int count(long number) {
        return Math.toIntExact(number);
    }
}
