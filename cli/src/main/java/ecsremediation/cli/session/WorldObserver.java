package ecsremediation.cli.session;

import ecsremediation.cli.timeline.Moment;
import ecsremediation.cli.timeline.TimelineEmail;
import ecsremediation.cli.timeline.TimelineMark;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.Resize;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.cloudwatch.Alarm;
import ecsremediation.simulator.cloudwatch.AlarmStateValue;
import ecsremediation.simulator.lambda.FunctionInvocation;
import ecsremediation.simulator.messaging.DeliveredEmail;
import ecsremediation.simulator.messaging.Topics;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Converts changes of the world to marks and e-mails, each with its virtual time. */
final class WorldObserver {
    private final ServiceTarget target;
    private final List<TimelineMark> pending = new ArrayList<>();
    private final List<TimelineEmail> mails = new ArrayList<>();
    private Moment last;

    WorldObserver(World world, ServiceTarget target, Moment first) {
        this.target = target;
        last = first;
        world.autoScaling().observe(this::resized);
        world.cloudWatch().observe(alarm -> changed(alarm, world.now()));
        world.topics().observe(this::arrived);
        world.functions().observe(this::invoked);
    }

    /** Removes and returns the marks since the last call, in order of time. */
    synchronized List<TimelineMark> observe(Moment now) {
        int before = last.tasks().desired();
        int after = now.tasks().desired();
        if (before != after) {
            mark(now.at(), TimelineMark.Kind.TROUBLE, target.service() + ": desired count " + before + " → " + after);
        }
        if (!isComplete(last) && isComplete(now)) {
            mark(now.at(), TimelineMark.Kind.RESOLUTION, target.service() + ": all " + after + " tasks run");
        }
        last = now;
        pending.sort(Comparator.comparing(TimelineMark::at));
        List<TimelineMark> seen = List.copyOf(pending);
        pending.clear();
        return seen;
    }

    /** Removes and returns the e-mails since the last call. */
    synchronized List<TimelineEmail> takeMails() {
        List<TimelineEmail> taken = List.copyOf(mails);
        mails.clear();
        return taken;
    }

    /** Adds a mark. */
    synchronized void note(Instant at, TimelineMark.Kind kind, String text) {
        mark(at, kind, text);
    }

    private synchronized void resized(Resize change) {
        Sizes from = change.from();
        Sizes to = change.to();
        mark(
                change.at(),
                TimelineMark.Kind.ACTION,
                change.group() + ": desired " + from.desired() + " → " + to.desired() + ", max " + from.max() + " → "
                        + to.max());
    }

    private synchronized void changed(Alarm alarm, Instant at) {
        if (alarm.state() == AlarmStateValue.ALARM) {
            mark(at, TimelineMark.Kind.ALARM, alarm.spec().name() + ": ALARM");
        } else if (alarm.previous().state() == AlarmStateValue.ALARM) {
            mark(at, TimelineMark.Kind.OK, alarm.spec().name() + ": " + alarm.state());
        }
    }

    private synchronized void arrived(DeliveredEmail mail) {
        boolean asksForConfirmation = mail.subject().equals(Topics.CONFIRMATION);
        if (mail.topic().equals(LabNames.OPERATOR_TOPIC) || asksForConfirmation) {
            mails.add(new TimelineEmail(mail.at(), mail.subject(), mail.text()));
            mark(mail.at(), TimelineMark.Kind.MAIL, "E-mail: " + mail.subject());
        }
    }

    private synchronized void invoked(FunctionInvocation run) {
        run.error().ifPresent(error -> mark(run.at(), TimelineMark.Kind.FAULT, run.function() + " failed: " + error));
    }

    private void mark(Instant at, TimelineMark.Kind kind, String text) {
        pending.add(new TimelineMark(at, kind, text));
    }

    private static boolean isComplete(Moment moment) {
        return moment.tasks().running() >= moment.tasks().desired();
    }
}
