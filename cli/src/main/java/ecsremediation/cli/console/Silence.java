package ecsremediation.cli.console;

import ecsremediation.cli.stage.Audience;
import ecsremediation.cli.timeline.Mail;
import ecsremediation.cli.timeline.Mark;
import ecsremediation.cli.timeline.Moment;

/** Prints nothing of a run while it goes. */
public final class Silence implements Audience {
    @Override
    public void seen(Moment moment) {}

    @Override
    public void happened(Mark mark) {}

    @Override
    public void mail(Mail mail) {}
}
