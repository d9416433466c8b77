package ecsremediation.cli.stage;

import ecsremediation.cli.timeline.Mail;
import ecsremediation.cli.timeline.Mark;
import ecsremediation.cli.timeline.Moment;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.Resize;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.cloudwatch.Alarm;
import ecsremediation.simulator.cloudwatch.AlarmState;
import ecsremediation.simulator.lambda.Invocation;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns what changes in the world into marks and e-mails, each at the moment it happened. */
final class Onlooker {
    private final Place place;
    private final List<Mark> unseen = new ArrayList<>();
    private final List<Mail> mails = new ArrayList<>();
    private Moment last;

    Onlooker(World world, Place place, Moment first) {
        this.place = place;
        last = first;
        world.autoScaling().observe(this::resized);
        world.cloudWatch().observe(alarm -> changed(alarm, world.now()));
        world.topics().observe(this::arrived);
        world.functions().observe(this::ran);
    }

    /** The marks since the last look, in order of time. */
    synchronized List<Mark> look(Moment now) {
        int before = last.tasks().desired();
        int after = now.tasks().desired();
        if (before != after) {
            mark(now.at(), Mark.Kind.TROUBLE, place.service() + ": desired count " + before + " → " + after);
        }
        if (!isWhole(last) && isWhole(now)) {
            mark(now.at(), Mark.Kind.CURE, place.service() + ": all " + after + " tasks run");
        }
        last = now;
        unseen.sort(Comparator.comparing(Mark::at));
        List<Mark> seen = List.copyOf(unseen);
        unseen.clear();
        return seen;
    }

    /** The e-mails since the last call. */
    synchronized List<Mail> takeMails() {
        List<Mail> taken = List.copyOf(mails);
        mails.clear();
        return taken;
    }

    private synchronized void resized(Resize change) {
        Sizes from = change.from();
        Sizes to = change.to();
        mark(
                change.at(),
                Mark.Kind.ACTION,
                change.group() + ": desired " + from.desired() + " → " + to.desired() + ", max " + from.max() + " → "
                        + to.max());
    }

    private synchronized void changed(Alarm alarm, Instant at) {
        if (alarm.state() == AlarmState.ALARM) {
            mark(at, Mark.Kind.ALARM, alarm.spec().name() + ": ALARM");
        } else if (alarm.previous().state() == AlarmState.ALARM) {
            mark(at, Mark.Kind.OK, alarm.spec().name() + ": " + alarm.state());
        }
    }

    private synchronized void arrived(ecsremediation.simulator.messaging.Mail mail) {
        if (mail.topic().equals(LabNames.OPERATOR_TOPIC)) {
            mails.add(new Mail(mail.at(), mail.subject(), mail.text()));
            mark(mail.at(), Mark.Kind.MAIL, "E-mail: " + mail.subject());
        }
    }

    private synchronized void ran(Invocation run) {
        run.error().ifPresent(error -> mark(run.at(), Mark.Kind.FAULT, run.function() + " failed: " + error));
    }

    private void mark(Instant at, Mark.Kind kind, String text) {
        unseen.add(new Mark(at, kind, text));
    }

    private static boolean isWhole(Moment moment) {
        return moment.tasks().running() >= moment.tasks().desired();
    }
}
