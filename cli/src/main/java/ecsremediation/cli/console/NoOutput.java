package ecsremediation.cli.console;

import ecsremediation.cli.session.RunListener;
import ecsremediation.cli.timeline.Moment;
import ecsremediation.cli.timeline.TimelineEmail;
import ecsremediation.cli.timeline.TimelineMark;

/** Prints nothing during a run. */
public final class NoOutput implements RunListener {
    @Override
    public void seen(Moment moment) {}

    @Override
    public void happened(TimelineMark mark) {}

    @Override
    public void mail(TimelineEmail mail) {}
}
