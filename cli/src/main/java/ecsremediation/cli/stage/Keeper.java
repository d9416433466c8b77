package ecsremediation.cli.stage;

import ecsremediation.cli.timeline.Mail;
import ecsremediation.cli.timeline.Mark;
import ecsremediation.cli.timeline.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what is shown, for the report: of the moments those that differ from the one before, and the last. */
final class Keeper implements Audience {
    private final List<Moment> moments = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Mail> mails = new ArrayList<>();
    private Optional<Moment> latest = Optional.empty();

    @Override
    public void seen(Moment moment) {
        if (moments.isEmpty() || !moments.getLast().saysTheSameAs(moment)) {
            moments.add(moment);
        }
        latest = Optional.of(moment);
    }

    @Override
    public void happened(Mark mark) {
        marks.add(mark);
    }

    @Override
    public void mail(Mail mail) {
        mails.add(mail);
    }

    List<Moment> moments() {
        List<Moment> all = new ArrayList<>(moments);
        if (!all.getLast().equals(now())) {
            all.add(now());
        }
        return all;
    }

    List<Mark> marks() {
        return marks;
    }

    List<Mail> mails() {
        return mails;
    }

    Moment now() {
        return latest.orElseThrow();
    }

    /** When something of that kind happened first. */
    Optional<Instant> first(Mark.Kind kind) {
        return marks.stream().filter(mark -> mark.kind() == kind).map(Mark::at).findFirst();
    }
}
