package ecsremediation.diagnose;

import ecsremediation.observe.AutoScalingGroup;
import ecsremediation.observe.ContainerInstance;
import ecsremediation.observe.GroupInstance;
import ecsremediation.observe.Observation;
import ecsremediation.observe.ScalingActivity;
import ecsremediation.placement.Room;
import ecsremediation.placement.Rooms;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Instances on their way from launch to registration, and how long that may take. */
final class Boots {
    /** How {@link Rooms#inFlight} names the room of an instance whose launch has begun. */
    private static final String IN_FLIGHT = "in-flight/";

    private Boots() {}

    /**
     * An instance that its group has and the cluster does not know, or only as REGISTERING.
     *
     * @param launchedAt when its launch began; for one whose launch is not in the group's history any more, the latest it
     *     can have been
     * @param registersBy when it should be registered at the latest
     */
    record Boot(String instance, Instant launchedAt, Instant registersBy) {}

    /** The group's instances that are launching or InService and not registered in the cluster, by id. */
    static List<Boot> of(Observation observation, AutoScalingGroup group) {
        Set<String> known = new TreeSet<>();
        observation.containerInstances().stream()
                .filter(i -> !i.status().equals("REGISTERING"))
                .map(ContainerInstance::ec2InstanceId)
                .forEach(known::add);
        return group.instances().stream()
                .filter(GroupInstance::isComingOrHere)
                .filter(i -> !known.contains(i.id()))
                .sorted(Comparator.comparing(GroupInstance::id))
                .map(i -> boot(observation, group, i))
                .toList();
    }

    /** Those that the group has had InService for longer than a boot takes. */
    static List<Boot> overdue(Observation observation, AutoScalingGroup group) {
        Set<String> inService = new TreeSet<>();
        group.instances().stream()
                .filter(GroupInstance::isInService)
                .map(GroupInstance::id)
                .forEach(inService::add);
        return of(observation, group).stream()
                .filter(b -> inService.contains(b.instance()))
                .filter(b -> b.registersBy().isBefore(observation.takenAt()))
                .toList();
    }

    /**
     * How many instances the group already asked for may still be expected: not the overdue ones, and while process Launch
     * is suspended, not those whose launch has not begun.
     */
    static int expected(Observation observation, AutoScalingGroup group) {
        int begun = of(observation, group).size();
        int asked = isSuspended(group) ? begun : Rooms.inFlightCount(observation, group);
        return asked - overdue(observation, group).size();
    }

    /** The rooms of those that may still be expected, as far as their size is known. */
    static List<Room> expectedRooms(Observation observation) {
        Set<String> begun = new TreeSet<>();
        Set<String> overdue = new TreeSet<>();
        Set<String> suspended = new TreeSet<>();
        for (AutoScalingGroup group : observation.groups()) {
            of(observation, group).forEach(boot -> begun.add(IN_FLIGHT + boot.instance()));
            overdue(observation, group).forEach(boot -> overdue.add(IN_FLIGHT + boot.instance()));
            Optional.of(group.name()).filter(name -> isSuspended(group)).ifPresent(suspended::add);
        }
        return Rooms.inFlight(observation).stream()
                .filter(room -> !overdue.contains(room.id()))
                .filter(room -> begun.contains(room.id())
                        || !room.group().map(suspended::contains).orElse(false))
                .toList();
    }

    private static boolean isSuspended(AutoScalingGroup group) {
        return group.suspendedProcesses().contains("Launch");
    }

    /** From the start of a launch to the registration: the group's learned 95th percentile and a slack, else a default. */
    static Duration longest(Observation observation, AutoScalingGroup group) {
        return observation.memory().bootTimes().stream()
                .filter(t -> t.group().equals(group.name()))
                .flatMap(t -> t.p95().stream())
                .max(Comparator.naturalOrder())
                .map(p95 -> p95.plus(Waits.BOOT_SLACK))
                .orElse(Waits.BOOT);
    }

    private static Boot boot(Observation observation, AutoScalingGroup group, GroupInstance instance) {
        Instant launchedAt = launch(group, instance.id())
                .orElse(observation.takenAt().minus(instance.isInService() ? Waits.HISTORY : Duration.ZERO));
        Duration longest =
                instance.lifecycleState().equals("Pending:Wait") ? Waits.LIFECYCLE_HOOK : longest(observation, group);
        return new Boot(instance.id(), launchedAt, launchedAt.plus(longest));
    }

    private static Optional<Instant> launch(AutoScalingGroup group, String instance) {
        return group.activities().stream()
                .filter(a -> a.isLaunch() && a.instance().equals(Optional.of(instance)))
                .map(ScalingActivity::startedAt)
                .max(Comparator.naturalOrder());
    }
}
