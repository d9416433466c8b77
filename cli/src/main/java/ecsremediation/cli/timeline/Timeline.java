package ecsremediation.cli.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One complete run of a scenario as a value. The summary, report.json and the report page are renderings of
 * it.
 *
 * @param startedAt virtual time of the start
 * @param moments in order of time, at least one
 * @param marks in order of time
 * @param mails in the order of sending
 * @param decisions in order of time
 */
public record Timeline(
        RunDescription run,
        Instant startedAt,
        List<Moment> moments,
        List<TimelineMark> marks,
        List<TimelineEmail> mails,
        List<TimelineDecision> decisions,
        Verdict verdict) {
    public Timeline {
        moments = List.copyOf(moments);
        marks = List.copyOf(marks);
        mails = List.copyOf(mails);
        decisions = List.copyOf(decisions);
        if (moments.isEmpty()) {
            throw new IllegalArgumentException("a timeline needs at least one moment");
        }
    }

    /** The virtual time from the start to {@code at}. */
    public Duration sinceStart(Instant at) {
        return Duration.between(startedAt, at);
    }

    /** The virtual time from the start to the last moment. */
    public Duration length() {
        return sinceStart(moments.getLast().at());
    }
}
