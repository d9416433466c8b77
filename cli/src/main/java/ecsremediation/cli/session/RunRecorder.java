package ecsremediation.cli.session;

import ecsremediation.cli.timeline.Moment;
import ecsremediation.cli.timeline.TimelineEmail;
import ecsremediation.cli.timeline.TimelineMark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records a run for the report. Leaves out a moment that differs from the one before only in its time; keeps
 * the last.
 */
final class RunRecorder implements RunListener {
    private final List<Moment> moments = new ArrayList<>();
    private final List<TimelineMark> marks = new ArrayList<>();
    private final List<TimelineEmail> mails = new ArrayList<>();
    private Optional<Moment> latest = Optional.empty();

    @Override
    public void seen(Moment moment) {
        if (moments.isEmpty() || !moments.getLast().saysTheSameAs(moment)) {
            moments.add(moment);
        }
        latest = Optional.of(moment);
    }

    @Override
    public void happened(TimelineMark mark) {
        marks.add(mark);
    }

    @Override
    public void mail(TimelineEmail mail) {
        mails.add(mail);
    }

    List<Moment> moments() {
        List<Moment> all = new ArrayList<>(moments);
        if (!all.getLast().equals(now())) {
            all.add(now());
        }
        return all;
    }

    List<TimelineMark> marks() {
        return marks;
    }

    List<TimelineEmail> mails() {
        return mails;
    }

    Moment now() {
        return latest.orElseThrow();
    }

    /** The time of the first mark of that kind. */
    Optional<Instant> first(TimelineMark.Kind kind) {
        return marks.stream()
                .filter(mark -> mark.kind() == kind)
                .map(TimelineMark::at)
                .findFirst();
    }
}
