package ecsremediation.report;

import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.lifecycle.EndedGap;
import ecsremediation.lifecycle.Report;
import ecsremediation.plan.Plan;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The metrics of one reconciliation, all with unit Count. Zeros are left out except for {@code Reconciliations}:
 * CloudWatch charges a custom metric by the hour in which it is published, and an alarm on one treats missing data as not
 * breaching.
 */
public final class Metrics {
    /** The CloudWatch namespace they appear in. */
    public static final String NAMESPACE = "EcsRemediation";

    /** The dimension that names the installation. */
    public static final String STACK = "Stack";

    /** The dimension that names the cluster. */
    public static final String CLUSTER = "Cluster";

    /** Messages that could not be handed over at this try, and events that the bus did not take. */
    public static final String UNSENT = "UnsentMessages";

    /** Events that led to no reconciliation. */
    public static final String IGNORED = "IgnoredTriggers";

    /** Stored rows that a reconciliation could not read. */
    public static final String UNREADABLE = "UnreadableRows";

    private Metrics() {}

    /** The reconciliation's metrics with their values, by name. */
    public static SortedMap<String, Integer> of(Report report) {
        SortedMap<String, Integer> metrics = new TreeMap<>();
        metrics.put("IncompleteReconciliations", report.observation().isComplete() ? 0 : 1);
        metrics.put("ServicesWithGap", count(report.diagnoses(), d -> !(d instanceof Diagnosis.NoGap)));
        metrics.put(
                "UnplacedTasks",
                report.diagnoses().stream().mapToInt(MessageData::unplacedTasks).sum());
        metrics.put("Holds", count(report.plans(), p -> p instanceof Plan.Hold));
        metrics.put("Escalations", count(report.plans(), p -> p instanceof Plan.Escalate));
        metrics.put("Raises", count(report.outcomes(), o -> o instanceof Outcome.Raised));
        metrics.put("RaisesWithheld", count(report.outcomes(), o -> o instanceof Outcome.Observed));
        metrics.put("RaisesRefused", count(report.outcomes(), o -> o instanceof Outcome.Refused));
        metrics.put("RaisesFailed", count(report.outcomes(), o -> o instanceof Outcome.Failed));
        metrics.put(
                "CapacityAdded",
                report.outcomes().stream().mapToInt(Metrics::added).sum());
        metrics.values().removeIf(value -> value == 0);
        metrics.put("Reconciliations", 1);
        return Collections.unmodifiableSortedMap(metrics);
    }

    /**
     * The services of the reconciliation that are left to their owners, by name, zeros included. For the log line
     * alone: they may be the same for months, and CloudWatch would charge for every hour.
     */
    public static SortedMap<String, Integer> leftToOwners(Report report) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        counts.put("ServicesNotOurs", count(report.diagnoses(), d -> d instanceof Diagnosis.NotOurs));
        counts.put(
                "ServicesHeldByOrder",
                Math.toIntExact(report.plans().stream()
                        .filter(p -> p instanceof Plan.Hold hold && hold.reason() == Plan.Hold.Reason.PAUSED)
                        .flatMap(p -> p.services().stream())
                        .distinct()
                        .count()));
        return Collections.unmodifiableSortedMap(counts);
    }

    /**
     * The gaps whose end the reconciliation found: how many, and how many seconds the longest lasted. None if it found
     * no end. For the log line alone, as {@link #leftToOwners}.
     */
    public static SortedMap<String, Long> resolved(Report report) {
        List<EndedGap> ended = EndedGap.in(report);
        SortedMap<String, Long> fields = new TreeMap<>();
        ended.stream().map(EndedGap::lasted).max(Comparator.naturalOrder()).ifPresent(longest -> {
            fields.put("GapsResolved", (long) ended.size());
            fields.put("LongestGapSeconds", longest.toSeconds());
        });
        return Collections.unmodifiableSortedMap(fields);
    }

    private static int added(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Raised o -> o.to().desired() - o.from().desired();
            case Outcome.Observed o -> 0;
            case Outcome.AlreadySufficient o -> 0;
            case Outcome.Refused o -> 0;
            case Outcome.Failed o -> 0;
        };
    }

    private static <T> int count(List<T> all, Predicate<T> wanted) {
        return Math.toIntExact(all.stream().filter(wanted).count());
    }
}
