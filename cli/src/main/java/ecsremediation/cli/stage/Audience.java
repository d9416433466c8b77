package ecsremediation.cli.stage;

import ecsremediation.cli.timeline.Mail;
import ecsremediation.cli.timeline.Mark;
import ecsremediation.cli.timeline.Moment;

/** Who watches a world while its time passes. */
public interface Audience {
    /** How things stand now; after whatever happened since the moment before. */
    void seen(Moment moment);

    /** Something happened. */
    void happened(Mark mark);

    /** The operators got an e-mail; its mark comes first. */
    void mail(Mail mail);
}
