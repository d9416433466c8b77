package ecsremediation.cli.stage;

import ecsremediation.cli.timeline.Mail;
import ecsremediation.cli.timeline.Mark;
import ecsremediation.cli.timeline.Moment;
import ecsremediation.simulator.World;
import ecsremediation.simulator.scenario.Lab;
import java.time.Duration;
import java.util.List;

/** Lets a world's time pass and shows what comes of it. */
final class Watch {
    private final World world;
    private final Sampler sampler;
    private final Onlooker onlooker;
    private final List<Audience> audiences;

    Watch(Lab lab, Place place, List<Audience> audiences) {
        world = lab.world();
        this.audiences = List.copyOf(audiences);
        sampler = new Sampler(lab.trace());
        Moment first = sampler.sample();
        onlooker = new Onlooker(world, place, first);
        this.audiences.forEach(audience -> audience.seen(first));
    }

    /** Lets so much virtual time pass; none, to see a change made by hand. */
    void pass(Duration time) {
        world.advance(time);
        Moment moment = sampler.sample();
        List<Mail> arrived = onlooker.takeMails();
        List<Mark> marks = onlooker.look(moment);
        for (Audience audience : audiences) {
            marks.forEach(audience::happened);
            arrived.forEach(audience::mail);
            audience.seen(moment);
        }
    }
}
