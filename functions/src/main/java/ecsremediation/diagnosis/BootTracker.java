package ecsremediation.diagnosis;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.FailingLaunches;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.ScalingActivity;
import ecsremediation.model.Timeouts;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.InstanceId;
import ecsremediation.placement.TakenInstances;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The instances of a group between launch and registration.
 *
 * @param begun instances that are launching or InService and not registered in the cluster, by id
 * @param ahead by how many instances desired capacity exceeds the launched ones; 0 while launches are not
 *     possible
 * @param limit how long a boot may take, by {@link ecsremediation.model.History#bootLimit}
 */
record BootTracker(List<Boot> begun, int ahead, Duration limit) {
    BootTracker {
        begun = List.copyOf(begun);
    }

    /**
     * An instance that its group lists, and that the cluster does not list or lists only as REGISTERING. Or one that
     * EC2 takes: then {@code registersBy} is the time of the instance that the group launches for it.
     *
     * @param launchedAt when its launch began; if the group's activities do not show it, the latest
     *     possible time
     * @param registersBy when it must be registered. If a lifecycle hook kept the launch open for longer
     *     than a boot may take, the time counts from the end of the launch
     * @param overdue whether it is InService and {@code registersBy} has passed
     */
    record Boot(String instance, Instant launchedAt, Instant registersBy, boolean overdue) {}

    /**
     * The boots of a group. While process Launch is suspended or launches fail, only launches that have
     * begun count.
     *
     * @param known the group's instances that the cluster lists
     */
    static BootTracker of(Observation observation, AutoScalingGroup group, List<ContainerInstance> known) {
        Duration limit = observation.memory().bootLimit(group.name());
        Set<String> registered = known.stream()
                .filter(i -> !i.status().equals("REGISTERING"))
                .map(ContainerInstance::ec2InstanceId)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean suspended = group.suspendedProcesses().contains("Launch");
        boolean failing = FailingLaunches.of(group).filter(f -> !f.trying()).isPresent();
        TakenInstances taken = TakenInstances.of(observation, group);
        registered.removeAll(taken.at().keySet());
        Map<String, Instant> replaced = failing ? Map.of() : taken.at();
        List<Boot> begun = group.instances().stream()
                .filter(GroupInstance::isPendingOrInService)
                .filter(i -> !registered.contains(i.id()))
                .sorted(Comparator.comparing(GroupInstance::id))
                .map(i -> boot(observation.takenAt(), group, i, limit))
                .map(boot -> Optional.ofNullable(replaced.get(boot.instance()))
                        .map(at -> replacement(observation.takenAt(), boot, at, limit))
                        .orElse(boot))
                .toList();
        int ahead = suspended || failing ? 0 : Capacities.inFlightCount(observation, group) - begun.size();
        return new BootTracker(begun, ahead, limit);
    }

    /** The boots whose time to register has passed. */
    List<Boot> overdue() {
        return begun.stream().filter(Boot::overdue).toList();
    }

    /** The number of requested instances that may still register. */
    int expected() {
        return begun.size() + ahead - overdue().size();
    }

    /** Whether an instance of the group is registered or may still register. */
    boolean isExpected(InstanceId id) {
        return switch (id) {
            case InstanceId.Registered _ -> true;
            case InstanceId.Launching launching ->
                overdue().stream().noneMatch(boot -> boot.instance().equals(launching.instance()));
            case InstanceId.Requested _ -> ahead > 0;
            case InstanceId.Template _, InstanceId.Simulated _ -> false;
        };
    }

    private static Boot boot(Instant now, AutoScalingGroup group, GroupInstance instance, Duration limit) {
        Duration unknown = instance.isInService() ? Timeouts.UNKNOWN_LAUNCH : Duration.ZERO;
        Optional<ScalingActivity> launch = launch(group, instance.id());
        Instant launchedAt = launch.map(ScalingActivity::startedAt).orElse(now.minus(unknown));
        Instant from = launch.flatMap(ScalingActivity::endedAt)
                .filter(end -> end.isAfter(launchedAt.plus(limit)))
                .orElse(launchedAt);
        Instant registersBy = from.plus(instance.isHooked() ? Timeouts.LIFECYCLE_HOOK : limit);
        return new Boot(instance.id(), launchedAt, registersBy, instance.isInService() && registersBy.isBefore(now));
    }

    /** The boot of the instance that the group launches for one that EC2 took. */
    private static Boot replacement(Instant now, Boot taken, Instant at, Duration limit) {
        Instant registersBy = at.plus(Timeouts.REPLACEMENT).plus(limit);
        return new Boot(taken.instance(), taken.launchedAt(), registersBy, registersBy.isBefore(now));
    }

    private static Optional<ScalingActivity> launch(AutoScalingGroup group, String instance) {
        return group.activities().stream()
                .filter(a -> a.isLaunch() && a.instance().equals(Optional.of(instance)))
                .max(Comparator.comparing(ScalingActivity::startedAt));
    }
}
