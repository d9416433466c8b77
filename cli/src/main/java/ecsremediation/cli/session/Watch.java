package ecsremediation.cli.session;

import ecsremediation.cli.timeline.Moment;
import ecsremediation.cli.timeline.TimelineEmail;
import ecsremediation.cli.timeline.TimelineMark;
import ecsremediation.simulator.World;
import ecsremediation.simulator.scenario.Lab;
import java.time.Duration;
import java.util.List;

/** Lets a world's time pass and shows what comes of it. */
final class Watch {
    private final World world;
    private final Sampler sampler;
    private final WorldObserver observer;
    private final List<RunListener> audiences;

    Watch(Lab lab, ServiceTarget place, List<RunListener> audiences) {
        world = lab.world();
        this.audiences = List.copyOf(audiences);
        sampler = new Sampler(lab.trace());
        Moment first = sampler.sample();
        observer = new WorldObserver(world, place, first);
        this.audiences.forEach(listener -> listener.seen(first));
    }

    /** Lets so much virtual time pass; none, to see a change made by hand. */
    void pass(Duration time) {
        world.advance(time);
        Moment moment = sampler.sample();
        List<TimelineEmail> arrived = observer.takeMails();
        List<TimelineMark> marks = observer.observe(moment);
        for (RunListener listener : audiences) {
            marks.forEach(listener::happened);
            arrived.forEach(listener::mail);
            listener.seen(moment);
        }
    }
}
