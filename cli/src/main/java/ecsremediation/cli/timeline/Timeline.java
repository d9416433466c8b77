package ecsremediation.cli.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One run of a scenario from beginning to end, as a value: the progress lines, the summary and the report page are
 * renderings of it.
 *
 * @param startedAt virtual time of the beginning
 * @param moments in order of time, at least one
 * @param marks in order of time
 * @param mails in the order in which they were sent
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

    /** How long after the beginning that was. */
    public Duration sinceStart(Instant at) {
        return Duration.between(startedAt, at);
    }

    /** From the beginning to the last moment. */
    public Duration length() {
        return sinceStart(moments.getLast().at());
    }
}
