package ecsremediation.report;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.ScalingActivity;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The instances of a group, as far as the Observation shows them.
 *
 * @param added EC2 ids of those that the group launched since a raise, in order
 * @param kept EC2 ids of the other ones in service, in order
 * @param registrations those added that are registered in the cluster
 */
record LaunchedInstances(List<String> added, List<String> kept, List<ContainerInstance> registrations) {

    /**
     * The instances by whether the group launched them since then. One of unknown age counts as older, so that it is
     * kept.
     */
    static LaunchedInstances since(Instant raise, AutoScalingGroup group, Observation seen) {
        List<String> added = ids(group.instances().stream()
                .filter(GroupInstance::isKept)
                .filter(i -> isNewer(i.id(), raise, group, seen)));
        List<String> kept = ids(
                group.instances().stream().filter(GroupInstance::isInService).filter(i -> !added.contains(i.id())));
        List<ContainerInstance> registrations = seen.containerInstances().stream()
                .filter(c -> added.contains(c.ec2InstanceId()))
                .toList();
        return new LaunchedInstances(added, kept, registrations);
    }

    /** The tasks of every service on the added instances. */
    int tasks() {
        return registrations.stream()
                .mapToInt(c -> c.runningTasks() + c.pendingTasks())
                .sum();
    }

    private static List<String> ids(Stream<GroupInstance> instances) {
        return instances.map(GroupInstance::id).sorted().toList();
    }

    private static boolean isNewer(String instance, Instant raise, AutoScalingGroup group, Observation seen) {
        // EC2 Auto Scaling states times in whole seconds.
        Instant since = raise.minusSeconds(1);
        return group.activities().stream()
                .filter(ScalingActivity::isLaunch)
                .filter(a -> a.instance().filter(instance::equals).isPresent())
                .map(ScalingActivity::startedAt)
                .findFirst()
                .or(() -> seen.containerInstances().stream()
                        .filter(c -> c.ec2InstanceId().equals(instance))
                        .map(ContainerInstance::registeredAt)
                        .findFirst())
                .filter(since::isBefore)
                .isPresent();
    }
}
