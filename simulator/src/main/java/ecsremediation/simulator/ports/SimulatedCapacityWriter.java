package ecsremediation.simulator.ports;

import ecsremediation.act.CapacityChange;
import ecsremediation.act.CapacityWriter;
import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.engine.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The one door for writes, straight into the world; it counts what went through it. */
public final class SimulatedCapacityWriter implements CapacityWriter {
    private final World world;
    private final List<CapacityChange> calls = new ArrayList<>();

    public SimulatedCapacityWriter(World world) {
        this.world = world;
    }

    @Override
    public Outcome write(CapacityChange change) {
        return world.read(() -> {
            calls.add(change);
            return apply(change);
        });
    }

    private Outcome apply(CapacityChange change) {
        if (world.autoScaling().find(change.group()).isEmpty()) {
            return new Outcome.Refused(
                    change.group(), Outcome.Refused.Reason.GONE, new WriteObstacle.AwsAnswer("no such group"));
        }
        try {
            world.autoScaling().update(change.group(), changed(change));
        } catch (ApiException refused) {
            return new Outcome.Refused(
                    change.group(), Outcome.Refused.Reason.INVALID, new WriteObstacle.AwsAnswer(refused.awsMessage()));
        }
        return new Outcome.Raised(change.group(), change.from(), change.to(), world.now());
    }

    /** Only what changes, as the functions' own writer sends it. */
    private static SizeChange changed(CapacityChange change) {
        return new SizeChange(
                OptionalInt.empty(),
                changed(change.from().desired(), change.to().desired()),
                changed(change.from().max(), change.to().max()));
    }

    private static OptionalInt changed(int from, int to) {
        return from == to ? OptionalInt.empty() : OptionalInt.of(to);
    }

    /** Every change that was asked for, refused ones included, oldest first. */
    public List<CapacityChange> calls() {
        return world.read(() -> List.copyOf(calls));
    }
}
