package ecsremediation.cli.session;

import ecsremediation.cli.timeline.Moment;
import ecsremediation.cli.timeline.TimelineEmail;
import ecsremediation.cli.timeline.TimelineMark;
import ecsremediation.simulator.World;
import ecsremediation.simulator.scenario.Lab;
import java.time.Duration;
import java.util.List;

/** Advances a world's virtual time and passes its events to listeners. */
final class Watch {
    private final World world;
    private final Sampler sampler;
    private final WorldObserver observer;
    private final List<RunListener> listeners;

    Watch(Lab lab, ServiceTarget target, List<RunListener> listeners) {
        world = lab.world();
        this.listeners = List.copyOf(listeners);
        sampler = new Sampler(lab.trace());
        Moment first = sampler.sample();
        observer = new WorldObserver(world, target, first);
        this.listeners.forEach(listener -> listener.seen(first));
    }

    /** Adds a mark at the present virtual time. */
    void note(TimelineMark.Kind kind, String text) {
        observer.note(world.now(), kind, text);
    }

    /** Advances virtual time by {@code time}. With zero, only reports changes made since the last call. */
    void pass(Duration time) {
        world.advance(time);
        Moment moment = sampler.sample();
        List<TimelineEmail> arrived = observer.takeMails();
        List<TimelineMark> marks = observer.observe(moment);
        for (RunListener listener : listeners) {
            marks.forEach(listener::happened);
            arrived.forEach(listener::mail);
            listener.seen(moment);
        }
    }
}
