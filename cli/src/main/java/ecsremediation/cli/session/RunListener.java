package ecsremediation.cli.session;

import ecsremediation.cli.timeline.Moment;
import ecsremediation.cli.timeline.TimelineEmail;
import ecsremediation.cli.timeline.TimelineMark;

/** Who watches a world while its time passes. */
public interface RunListener {
    /** How things stand now; after whatever happened since the moment before. */
    void seen(Moment moment);

    /** Something happened. */
    void happened(TimelineMark mark);

    /** The operators got an e-mail; its mark comes first. */
    void mail(TimelineEmail mail);
}
