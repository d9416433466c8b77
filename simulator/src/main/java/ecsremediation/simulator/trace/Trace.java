package ecsremediation.simulator.trace;

import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.Resize;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.cloudwatch.Alarm;
import ecsremediation.simulator.cloudwatch.AlarmStateValue;
import ecsremediation.simulator.ecs.EcsInstance;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.lambda.FunctionInvocation;
import ecsremediation.simulator.messaging.DeliveredEmail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Records one service and its group: a row each virtual minute, and a mark for each event between. */
public final class Trace {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final World world;
    private final TraceSubject subject;
    private final List<TraceRow> rows = new ArrayList<>();
    private final List<TraceMark> marks = new ArrayList<>();
    private final List<Consumer<TraceRow>> observers = new ArrayList<>();

    private Trace(World world, TraceSubject subject) {
        this.world = world;
        this.subject = subject;
    }

    /** Starts to record, with a first row now. */
    public static Trace follow(World world, TraceSubject subject) {
        Trace trace = new Trace(world, subject);
        world.autoScaling().observe(trace::resized);
        world.cloudWatch().observe(trace::changed);
        world.topics().observe(trace::arrived);
        world.functions().observe(trace::ran);
        world.after(Duration.ZERO, trace::sample);
        return trace;
    }

    /** Calls the observer with each row under the world's lock, so it must not wait. */
    public void observe(Consumer<TraceRow> observer) {
        world.run(() -> observers.add(observer));
    }

    /** The rows, oldest first. */
    public List<TraceRow> rows() {
        return world.read(() -> List.copyOf(rows));
    }

    /** The marks, oldest first. */
    public List<TraceMark> marks() {
        return world.read(() -> List.copyOf(marks));
    }

    /** A row of this moment. */
    public TraceRow now() {
        return world.read(this::row);
    }

    private void sample() {
        TraceRow row = row();
        rows.add(row);
        observers.forEach(o -> o.accept(row));
        world.after(MINUTE, this::sample);
    }

    private TraceRow row() {
        EcsService service = world.ecs().service(subject.cluster(), subject.service());
        SimulatedGroup group = world.autoScaling().group(subject.group());
        int registered = (int) service.cluster().instances().stream()
                .filter(EcsInstance::takesTasks)
                .count();
        return new TraceRow(
                world.now(),
                service.desired(),
                service.running(),
                service.pending(),
                service.unplaced(),
                group.sizes().desired(),
                group.sizes().max(),
                group.inService(),
                registered,
                alarms());
    }

    private SortedMap<String, AlarmStateValue> alarms() {
        SortedMap<String, AlarmStateValue> states = new TreeMap<>();
        world.cloudWatch().alarms().forEach(a -> states.put(a.spec().name(), a.state()));
        return states;
    }

    private void resized(Resize change) {
        String text = change.group() + ": desired " + change.from().desired() + " → "
                + change.to().desired() + ", max " + change.from().max() + " → "
                + change.to().max();
        marks.add(new TraceMark(change.at(), TraceMark.Kind.RESIZE, text));
    }

    private void changed(Alarm alarm) {
        String text = alarm.spec().name() + ": " + alarm.previous().state() + " → " + alarm.state();
        marks.add(new TraceMark(world.now(), TraceMark.Kind.ALARM, text));
    }

    private void arrived(DeliveredEmail mail) {
        marks.add(new TraceMark(mail.at(), TraceMark.Kind.MAIL, mail.topic() + ": " + mail.subject()));
    }

    private void ran(FunctionInvocation run) {
        run.error()
                .ifPresent(e ->
                        marks.add(new TraceMark(run.at(), TraceMark.Kind.FUNCTION_ERROR, run.function() + ": " + e)));
    }
}
