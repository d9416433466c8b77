package ecsremediation.simulator.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.engine.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One evaluation of one alarm, M of N. CloudWatch takes the newest N data points of a range longer than N periods. If
 * there are fewer, the alarm's treatment of missing data fills the rest.
 */
final class Evaluation {
    /** Periods beyond N in the evaluation range. The CloudWatch guide says "longer" and gives no number. */
    private static final int EXTRA_PERIODS = 3;

    private final AlarmSpec spec;
    private final MetricStore metrics;
    private final Instant now;

    Evaluation(AlarmSpec spec, MetricStore metrics, Instant now) {
        this.spec = spec;
        this.metrics = metrics;
        this.now = now;
    }

    /** The new state; empty if the state does not change. */
    Optional<AlarmVerdict> from(AlarmStateValue before) {
        List<Point> points = points();
        int missing = spec.evaluationPeriods() - points.size();
        int breaching = (int) points.stream().filter(this::breaches).count();
        if (spec.missingData() == MissingData.BREACHING) {
            breaching += missing;
        }
        AlarmStateValue state = state(points, breaching, missing, before);
        return state == before ? Optional.empty() : Optional.of(verdict(state, before, points));
    }

    private AlarmStateValue state(List<Point> points, int breaching, int missing, AlarmStateValue before) {
        if (breaching >= spec.datapointsToAlarm()) {
            return AlarmStateValue.ALARM;
        }
        if (missing > 0 && spec.missingData() == MissingData.IGNORE) {
            return before;
        }
        boolean nothing = points.isEmpty() && spec.missingData() == MissingData.MISSING;
        return nothing ? AlarmStateValue.INSUFFICIENT_DATA : AlarmStateValue.OK;
    }

    private boolean breaches(Point point) {
        return spec.comparison().breaches(point.value(), spec.threshold());
    }

    /** The newest data points, newest first, at most N. */
    private List<Point> points() {
        Duration period = MetricStore.period(spec.queries());
        long seconds = period.toSeconds();
        Instant newest =
                Instant.ofEpochSecond(now.getEpochSecond() / seconds * seconds).minus(period);
        int range = spec.evaluationPeriods() + EXTRA_PERIODS;
        Instant first = newest.minus(period.multipliedBy(range - 1));
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < range; i++) {
            Instant from = newest.minus(period.multipliedBy(i));
            OptionalDouble value = metrics.value(spec.queries(), from, first);
            if (value.isPresent() && points.size() < spec.evaluationPeriods()) {
                points.add(new Point(from, value.getAsDouble()));
            }
        }
        return points;
    }

    private AlarmVerdict verdict(AlarmStateValue state, AlarmStateValue before, List<Point> points) {
        return new AlarmVerdict(state, reason(state, before, points), reasonData(points), now);
    }

    private String reason(AlarmStateValue state, AlarmStateValue before, List<Point> points) {
        if (points.isEmpty()) {
            return "Insufficient Data: " + spec.evaluationPeriods() + " datapoints were unknown.";
        }
        boolean alarm = state == AlarmStateValue.ALARM;
        List<Point> shown = points.stream().filter(p -> breaches(p) == alarm).toList();
        int least = alarm ? spec.datapointsToAlarm() : spec.evaluationPeriods() - spec.datapointsToAlarm() + 1;
        return "Threshold Crossed: " + shown.size() + " out of the last " + spec.evaluationPeriods() + " datapoints ["
                + String.join(", ", shown.stream().map(Point::text).toList()) + "] "
                + (shown.size() == 1 ? "was " : "were ") + (alarm ? "" : "not ")
                + spec.comparison().reasonText() + " the threshold (" + spec.threshold() + ") (minimum " + least
                + (least == 1 ? " datapoint" : " datapoints") + " for " + before + " -> " + state + " transition).";
    }

    private String reasonData(List<Point> points) {
        ObjectNode data = Documents.object();
        data.put("version", "1.0");
        data.put("queryDate", AlarmPayloads.time(now));
        if (!points.isEmpty()) {
            data.put("startDate", AlarmPayloads.time(points.getLast().at()));
        }
        data.put("period", MetricStore.period(spec.queries()).toSeconds());
        ArrayNode recent = data.putArray("recentDatapoints");
        points.reversed().forEach(p -> recent.add(p.value()));
        data.put("threshold", spec.threshold());
        return Documents.write(data);
    }

    private record Point(Instant at, double value) {
        String text() {
            return value + " (" + AlarmPayloads.inReason(at) + ")";
        }
    }
}
