package ecsremediation.cli.session;

import ecsremediation.cli.timeline.Moment;
import ecsremediation.cli.timeline.TimelineEmail;
import ecsremediation.cli.timeline.TimelineMark;

/** Gets the events of a run while virtual time passes. */
public interface RunListener {
    /** Called at the end of each step, after the step's marks and e-mails. */
    void seen(Moment moment);

    /** Called for each mark, in order of time. */
    void happened(TimelineMark mark);

    /** Called for each e-mail to the operators, after its mark. */
    void mail(TimelineEmail mail);
}
