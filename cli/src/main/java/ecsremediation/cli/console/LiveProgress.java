package ecsremediation.cli.console;

import ecsremediation.cli.session.RunListener;
import ecsremediation.cli.session.ServiceTarget;
import ecsremediation.cli.timeline.Moment;
import ecsremediation.cli.timeline.TimelineEmail;
import ecsremediation.cli.timeline.TimelineMark;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Prints a run while virtual time passes: one row per virtual minute, and each event and e-mail in between.
 */
public final class LiveProgress implements RunListener {
    private final TextOutput out;
    private final ServiceTarget target;
    private final boolean onlyChanges;
    private Optional<ProgressTable> table = Optional.empty();
    private Optional<Moment> shown = Optional.empty();

    /** @param onlyChanges leaves out a row that differs from the last one only in its time */
    public LiveProgress(TextOutput out, ServiceTarget target, boolean onlyChanges) {
        this.out = out;
        this.target = target;
        this.onlyChanges = onlyChanges;
    }

    @Override
    public void seen(Moment moment) {
        ProgressTable rows = table.orElseGet(() -> begin(moment));
        if (shown.map(last -> isDue(rows, last, moment)).orElse(true)) {
            out.whole(rows.row(moment));
            shown = Optional.of(moment);
        }
    }

    @Override
    public void happened(TimelineMark mark) {
        table.ifPresent(rows -> out.line(rows.line(mark)));
    }

    @Override
    public void mail(TimelineEmail mail) {
        table.ifPresent(rows -> rows.mail(mail).forEach(out::whole));
    }

    private boolean isDue(ProgressTable rows, Moment last, Moment moment) {
        boolean isNextMinute = minute(rows, moment) > minute(rows, last);
        return isNextMinute && !(onlyChanges && last.saysTheSameAs(moment));
    }

    private static long minute(ProgressTable rows, Moment moment) {
        return Duration.between(rows.startedAt(), moment.at()).toMinutes();
    }

    private ProgressTable begin(Moment first) {
        ProgressTable rows = new ProgressTable(
                first.at(),
                target.service(),
                target.group(),
                List.copyOf(first.alarms().keySet()),
                out.width());
        rows.head().forEach(out::whole);
        table = Optional.of(rows);
        return rows;
    }
}
