package ecsremediation.cli.console;

import ecsremediation.cli.session.RunListener;
import ecsremediation.cli.session.ServiceTarget;
import ecsremediation.cli.timeline.Moment;
import ecsremediation.cli.timeline.TimelineEmail;
import ecsremediation.cli.timeline.TimelineMark;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Prints a world as its time passes: a row per virtual minute, and between them what happened. */
public final class LiveProgress implements RunListener {
    private final PrintWriter out;
    private final ServiceTarget place;
    private final boolean onlyChanges;
    private Optional<ProgressTable> table = Optional.empty();
    private Optional<Moment> shown = Optional.empty();

    /** @param onlyChanges leaves a minute's row out that says the same as the last one */
    public LiveProgress(PrintWriter out, ServiceTarget place, boolean onlyChanges) {
        this.out = out;
        this.place = place;
        this.onlyChanges = onlyChanges;
    }

    @Override
    public void seen(Moment moment) {
        ProgressTable rows = table.orElseGet(() -> begin(moment));
        if (shown.map(last -> isDue(rows, last, moment)).orElse(true)) {
            print(rows.row(moment));
            shown = Optional.of(moment);
        }
    }

    @Override
    public void happened(TimelineMark mark) {
        table.ifPresent(rows -> print(rows.line(mark)));
    }

    @Override
    public void mail(TimelineEmail mail) {
        table.ifPresent(rows -> rows.mail(mail).forEach(this::print));
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
                place.service(),
                place.group(),
                List.copyOf(first.alarms().keySet()));
        rows.head().forEach(this::print);
        table = Optional.of(rows);
        return rows;
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
