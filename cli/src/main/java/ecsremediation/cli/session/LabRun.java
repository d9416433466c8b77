package ecsremediation.cli.session;

import ecsremediation.simulator.cloudwatch.AlarmState;
import ecsremediation.cli.timeline.RunDescription;
import ecsremediation.cli.timeline.Timeline;
import ecsremediation.cli.timeline.TimelineMark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The lab's story: a service at rest, its desired count raised beyond what the instances hold, and what follows. */
public final class LabRun {
    /** What the service wants in its trouble: the lab's brief. */
    static final int WANTED = 4;

    /** Fine enough to see what led to what. */
    private static final Duration STEP = Duration.ofSeconds(1);

    /** Enough of the peace before to see the trouble begin. */
    private static final Duration REST = Duration.ofMinutes(2);

    /** Alarm, boot and ECS's slowest retry of a placement together stay well below this. */
    private static final Duration PATIENCE = Duration.ofMinutes(45);

    /** Enough of the peace afterwards to see that nothing more comes. */
    private static final Duration AFTERMATH = Duration.ofMinutes(2);

    /** Past a sweep and many ticks, so that a second message would be seen. */
    private static final Duration OBSERVING = Duration.ofMinutes(20);

    private final LabSession session;
    private final RunRecorder recorder = new RunRecorder();
    private final Watch watch;

    private LabRun(LabSession session, RunListener listener) {
        this.session = session;
        watch = new Watch(session.lab(), ServiceTarget.LAB, List.of(recorder, listener));
    }

    /**
     * Plays the story to its end.
     *
     * @param command the command line that repeats it, for the report
     */
    public static Timeline play(LabSession session, RunListener listener, String command) {
        return new LabRun(session, listener).play(command);
    }

    private Timeline play(String command) {
        pass(REST, () -> false);
        session.start();
        session.lab().raiseDesiredCount(WANTED);
        watch.pass(Duration.ZERO);
        switch (session.script().mode()) {
            case ACT -> {
                pass(PATIENCE, this::isOver);
                pass(AFTERMATH, () -> false);
            }
            case OBSERVE, OFF -> pass(OBSERVING, () -> false);
        }
        return new Timeline(
                new RunDescription(
                        ServiceTarget.LAB.cluster(),
                        ServiceTarget.LAB.service(),
                        ServiceTarget.LAB.group(),
                        session.script().words(),
                        command),
                recorder.moments().getFirst().at(),
                recorder.moments(),
                recorder.marks(),
                recorder.mails(),
                TimelineDecisions.read(session.decisionRecords()),
                Verdicts.of(recorder, session.script().mode(), session.writes()));
    }

    private void pass(Duration most, BooleanSupplier enough) {
        Duration gone = Duration.ZERO;
        while (gone.compareTo(most) < 0 && !enough.getAsBoolean()) {
            watch.pass(STEP);
            gone = gone.plus(STEP);
        }
    }

    /** Every task runs, the operators were told so, and no alarm is left. */
    private boolean isOver() {
        Optional<Instant> resolved = recorder.first(TimelineMark.Kind.RESOLUTION);
        return resolved.isPresent()
                && recorder.now().alarms().values().stream().noneMatch(state -> state == AlarmState.ALARM)
                && recorder.mails().stream().anyMatch(mail -> mail.at().isAfter(resolved.get()));
    }
}
