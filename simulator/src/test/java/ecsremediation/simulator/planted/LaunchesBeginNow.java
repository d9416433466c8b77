package ecsremediation.simulator.planted;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.Observation;
import ecsremediation.model.ScalingActivity;
import ecsremediation.model.WriteState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The planted fault "unbounded boot time": each launch counts as begun at the time of the reconciliation. */
public record LaunchesBeginNow(ClusterReader reader) implements ClusterReader {
    @Override
    public Observation observe(String cluster, Instant at) {
        Observation seen = reader.observe(cluster, at);
        return seen.withGroups(
                seen.groups().stream().map(group -> begun(group, at)).toList());
    }

    @Override
    public Optional<WriteState> writeState(String group) {
        return reader.writeState(group);
    }

    @Override
    public List<String> clusters() {
        return reader.clusters();
    }

    private static AutoScalingGroup begun(AutoScalingGroup g, Instant now) {
        List<ScalingActivity> activities = g.activities().stream()
                .map(activity -> activity.isLaunch() ? begun(activity, now) : activity)
                .toList();
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
                activities);
    }

    private static ScalingActivity begun(ScalingActivity a, Instant now) {
        return new ScalingActivity(
                a.id(), now, Optional.empty(), a.status(), a.description(), a.cause(), a.statusMessage());
    }
}
