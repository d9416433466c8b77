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
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A group's instances between launch and registration.
 *
 * @param begun those that are launching or InService and not registered in the cluster, by id
 * @param ahead instances by which desired capacity is ahead of those, while launches are possible
 * @param limit how long a boot may take, by {@link ecsremediation.model.History#bootLimit}
 */
record BootTracker(List<Boot> begun, int ahead, Duration limit) {
    BootTracker {
        begun = List.copyOf(begun);
    }

    /**
     * An instance that its group has and the cluster does not know, or only as REGISTERING.
     *
     * @param launchedAt when its launch began; where that is not among the group's activities, the latest
     *     time it can have begun
     * @param registersBy when it should be registered at the latest. It counts from the end of the launch
     *     where a lifecycle hook kept that open for longer than a boot may take
     * @param overdue whether it is InService and that time is over
     */
    record Boot(String instance, Instant launchedAt, Instant registersBy, boolean overdue) {}

    /**
     * The boots of a group. While process Launch is suspended, or launches fail, instances whose launch has
     * not begun are not expected.
     *
     * @param known the group's instances that the cluster knows
     */
    static BootTracker of(Observation observation, AutoScalingGroup group, List<ContainerInstance> known) {
        Duration limit = observation.memory().bootLimit(group.name());
        Set<String> registered = known.stream()
                .filter(i -> !i.status().equals("REGISTERING"))
                .map(ContainerInstance::ec2InstanceId)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Boot> begun = group.instances().stream()
                .filter(GroupInstance::isPendingOrInService)
                .filter(i -> !registered.contains(i.id()))
                .sorted(Comparator.comparing(GroupInstance::id))
                .map(i -> boot(observation.takenAt(), group, i, limit))
                .toList();
        boolean suspended = group.suspendedProcesses().contains("Launch");
        boolean failing = FailingLaunches.of(group).filter(f -> !f.trying()).isPresent();
        int ahead = suspended || failing ? 0 : Capacities.inFlightCount(observation, group) - begun.size();
        return new BootTracker(begun, ahead, limit);
    }

    /** Those whose time to register is over. */
    List<Boot> overdue() {
        return begun.stream().filter(Boot::overdue).toList();
    }

    /** How many instances that the group was already asked for may still be expected. */
    int expected() {
        return begun.size() + ahead - overdue().size();
    }

    /** Whether an instance of the group is registered, or may still be expected to be. */
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
        boolean hooked = instance.lifecycleState().equals("Pending:Wait");
        Instant from = launch.flatMap(ScalingActivity::endedAt)
                .filter(end -> end.isAfter(launchedAt.plus(limit)))
                .orElse(launchedAt);
        Instant registersBy = from.plus(hooked ? Timeouts.LIFECYCLE_HOOK : limit);
        return new Boot(instance.id(), launchedAt, registersBy, instance.isInService() && registersBy.isBefore(now));
    }

    private static Optional<ScalingActivity> launch(AutoScalingGroup group, String instance) {
        return group.activities().stream()
                .filter(a -> a.isLaunch() && a.instance().equals(Optional.of(instance)))
                .max(Comparator.comparing(ScalingActivity::startedAt));
    }
}
