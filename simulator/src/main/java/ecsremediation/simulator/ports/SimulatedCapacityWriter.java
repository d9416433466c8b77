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
            world.autoScaling()
                    .update(
                            change.group(),
                            SizeChange.to(change.to().desired(), change.to().max()));
        } catch (ApiException refused) {
            return new Outcome.Refused(
                    change.group(), Outcome.Refused.Reason.INVALID, new WriteObstacle.AwsAnswer(refused.awsMessage()));
        }
        return new Outcome.Raised(change.group(), change.from(), change.to(), world.now());
    }

    /** Every change that was asked for, refused ones included, oldest first. */
    public List<CapacityChange> calls() {
        return world.read(() -> List.copyOf(calls));
    }
}
