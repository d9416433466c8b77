package ecsremediation.cli.session;

import ecsremediation.cli.timeline.RunDescription;
import ecsremediation.cli.timeline.Timeline;
import ecsremediation.cli.timeline.TimelineMark;
import ecsremediation.simulator.cloudwatch.AlarmStateValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs the lab: all tasks of a service run, its desired count rises to more than its instances can hold, and
 * the functions react.
 */
public final class LabRun {
    /** The lab's desired count after the rise, in tasks. */
    static final int DESIRED = 4;

    /** The report page orders events by these steps. */
    private static final Duration STEP = Duration.ofSeconds(1);

    /** The time before the desired count rises, for the charts. */
    private static final Duration BEFORE = Duration.ofMinutes(2);

    /** Longer than the alarm's delay, the slowest boot and ECS's slowest placement retry together. */
    private static final Duration TIMEOUT = Duration.ofMinutes(45);

    /** The time after the end, which shows that no further action or e-mail follows. */
    private static final Duration AFTER = Duration.ofMinutes(2);

    /** Contains 4 sweeps and 20 ticks, so that a repeated e-mail would appear. */
    private static final Duration OBSERVATION_TIME = Duration.ofMinutes(20);

    private final LabSession session;
    private final RunRecorder recorder = new RunRecorder();
    private final Watch watch;

    private LabRun(LabSession session, RunListener listener) {
        this.session = session;
        watch = new Watch(session.lab(), ServiceTarget.LAB, List.of(recorder, listener));
    }

    /**
     * Runs the lab to its end. In mode act it ends 2 minutes after the incident is resolved, or after 45
     * minutes; in the other modes after 20 minutes. All times are virtual.
     *
     * @param listener gets each moment, mark and e-mail during the run
     * @param command the command line that repeats the run, for the report
     */
    public static Timeline play(LabSession session, RunListener listener, String command) {
        return new LabRun(session, listener).play(command);
    }

    private Timeline play(String command) {
        pass(BEFORE, () -> false);
        session.startFault();
        session.lab().raiseDesiredCount(DESIRED);
        watch.pass(Duration.ZERO);
        switch (session.script().mode()) {
            case ACT -> {
                pass(TIMEOUT, this::isOver);
                pass(AFTER, () -> false);
            }
            case OBSERVE, OFF -> pass(OBSERVATION_TIME, () -> false);
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

    private void pass(Duration most, BooleanSupplier isDone) {
        Duration passed = Duration.ZERO;
        while (passed.compareTo(most) < 0 && !isDone.getAsBoolean()) {
            watch.pass(STEP);
            passed = passed.plus(STEP);
        }
    }

    /** Whether every task runs, the operators got an e-mail after that, and no alarm is in ALARM. */
    private boolean isOver() {
        Optional<Instant> resolved = recorder.first(TimelineMark.Kind.RESOLUTION);
        return resolved.isPresent()
                && recorder.now().alarms().values().stream().noneMatch(state -> state == AlarmStateValue.ALARM)
                && recorder.mails().stream().anyMatch(mail -> mail.at().isAfter(resolved.get()));
    }
}
