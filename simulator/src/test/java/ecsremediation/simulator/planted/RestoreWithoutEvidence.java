package ecsremediation.simulator.planted;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.Observation;
import ecsremediation.model.ScalingActivity;
import ecsremediation.model.WriteState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The planted fault "restore without evidence": for every group that has less than it once had, an
 * activity says that the program's own request lowered it.
 */
public final class RestoreWithoutEvidence implements ClusterReader {
    private static final Duration AGO = Duration.ofMinutes(1);

    private final ClusterReader reader;
    private final Map<String, Integer> highest = new TreeMap<>();

    public RestoreWithoutEvidence(ClusterReader reader) {
        this.reader = reader;
    }

    @Override
    public Observation observe(String cluster, Instant at) {
        Observation seen = reader.observe(cluster, at);
        return seen.withGroups(
                seen.groups().stream().map(group -> blamed(group, at)).toList());
    }

    @Override
    public Optional<WriteState> writeState(String group) {
        Optional<WriteState> now = reader.writeState(group);
        now.ifPresent(state -> note(group, state.capacity()));
        return now;
    }

    @Override
    public List<String> clusters() {
        return reader.clusters();
    }

    private int note(String group, Capacity capacity) {
        return highest.merge(group, capacity.desired(), Math::max);
    }

    private AutoScalingGroup blamed(AutoScalingGroup g, Instant at) {
        int before = note(g.name(), g.capacity());
        return new AutoScalingGroup(
                g.name(),
                g.arn(),
                g.min(),
                g.capacity(),
                g.zones(),
                g.offers(),
                g.typeOrder(),
                g.leastRequired(),
                g.launchTemplate(),
                g.weighted(),
                g.instances(),
                g.tags(),
                g.suspendedProcesses(),
                g.policies(),
                g.scheduledActions(),
                g.warmPool(),
                g.instanceRefreshInProgress(),
                g.maintenanceMost(),
                g.operator(),
                g.owner(),
                before > g.capacity().desired()
                        ? Stream.concat(Stream.of(ownRequest(g, before, at)), g.activities().stream())
                                .toList()
                        : g.activities());
    }

    private static ScalingActivity ownRequest(AutoScalingGroup g, int before, Instant at) {
        Instant then = at.minus(AGO).truncatedTo(ChronoUnit.SECONDS);
        int desired = g.capacity().desired();
        return new ScalingActivity(
                "planted",
                then,
                Optional.of(then),
                "Successful",
                "Terminating EC2 instance: i-0",
                "At " + then + " a user request update of AutoScalingGroup constraints to min: " + g.min() + ", max: "
                        + g.capacity().max() + ", desired: " + desired + " changing the desired capacity from "
                        + before + " to " + desired + ".",
                "");
    }
}
