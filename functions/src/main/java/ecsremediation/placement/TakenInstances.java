package ecsremediation.placement;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.ScalingActivity;
import ecsremediation.model.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The instances that EC2 took, or is about to take, from an Auto Scaling group that still has them InService. The
 * group launches another one for each as soon as its health check finds it, and its desired capacity stays. Stopped
 * tasks show such an instance: EC2 is not read.
 *
 * @param at when EC2 took each, or takes it, by EC2 instance id
 */
public record TakenInstances(Map<String, Instant> at) {
    private static final TakenInstances NONE = new TakenInstances(Map.of());

    /** ECS's reason of a task whose instance EC2 terminated: {@code Host EC2 (instance i-0abc) terminated.} */
    private static final Pattern TERMINATED = Pattern.compile("Host EC2 \\(instance (i-\\w+)\\) terminated");

    /** ECS's stop code of a task on a Spot Instance that EC2 takes back (ECS API, TaskStopCode). */
    private static final String INTERRUPTED = "SpotInterruption";

    /** From the notice of a Spot interruption to its end (EC2 user guide, Spot Instance interruption notices). */
    private static final Duration NOTICE = Duration.ofMinutes(2);

    /** Without any of these processes, the group replaces no instance (EC2 Auto Scaling user guide). */
    private static final Set<String> REPLACING = Set.of("HealthCheck", "ReplaceUnhealthy", "Terminate", "Launch");

    public TakenInstances {
        at = Collections.unmodifiableMap(new TreeMap<>(at));
    }

    /** Those of a group. None while it replaces no instance. */
    public static TakenInstances of(Observation observation, AutoScalingGroup group) {
        if (!Collections.disjoint(group.suspendedProcesses(), REPLACING)) {
            return NONE;
        }
        Map<String, ContainerInstance> listed = new TreeMap<>();
        observation.containerInstances().forEach(i -> listed.put(i.ec2InstanceId(), i));
        List<String> candidates = group.instances().stream()
                .filter(GroupInstance::isInService)
                .map(GroupInstance::id)
                .filter(id -> !listed.containsKey(id) || listed.get(id).status().equals("DRAINING"))
                .sorted()
                .toList();
        return candidates.isEmpty() ? NONE : new TakenInstances(of(observation, group, listed, candidates));
    }

    /** Whether EC2 took the instance or is about to. */
    public boolean contains(String ec2InstanceId) {
        return at.containsKey(ec2InstanceId);
    }

    private static Map<String, Instant> of(
            Observation observation,
            AutoScalingGroup group,
            Map<String, ContainerInstance> listed,
            List<String> candidates) {
        List<Task> stopped = observation.services().stream()
                .flatMap(service -> service.tasks().stream())
                .filter(Task::isStopped)
                .toList();
        Map<String, Instant> terminated = new TreeMap<>();
        stopped.forEach(t -> t.stop()
                .ifPresent(stop ->
                        instance(stop).ifPresent(id -> terminated.merge(id, stop.at(), TakenInstances::earlier))));
        Map<String, Instant> interrupted = interrupted(stopped);
        Map<String, Instant> at = new TreeMap<>();
        for (String id : candidates) {
            Optional.ofNullable(listed.get(id))
                    .map(instance -> interrupted.remove(instance.arn()))
                    .or(() -> Optional.ofNullable(terminated.get(id)))
                    .ifPresent(when -> at.put(id, when));
        }
        observation.containerInstances().forEach(i -> interrupted.remove(i.arn()));
        List<String> unnamed = candidates.stream()
                .filter(id -> !at.containsKey(id) && !listed.containsKey(id))
                .toList();
        at.putAll(gone(group, unnamed, interrupted));
        return at;
    }

    /** When EC2 ends each instance whose tasks it interrupted, by container instance ARN. */
    private static Map<String, Instant> interrupted(List<Task> stopped) {
        Map<String, Instant> interrupted = new TreeMap<>();
        for (Task task : stopped) {
            task.stop()
                    .filter(stop -> stop.code().equals(INTERRUPTED))
                    .ifPresent(stop -> task.containerInstance()
                            .ifPresent(arn -> interrupted.merge(arn, stop.at().plus(NOTICE), TakenInstances::earlier)));
        }
        return interrupted;
    }

    /**
     * The instances whose registration ended with the interruption, so that no task names them: those that ran
     * before it, if they are no more than the registrations that ended so.
     */
    private static Map<String, Instant> gone(
            AutoScalingGroup group, List<String> unnamed, Map<String, Instant> interrupted) {
        Optional<Instant> newest = interrupted.values().stream().max(Comparator.naturalOrder());
        Map<String, Instant> launches = group.activities().stream()
                .filter(a -> a.isLaunch() && a.instance().isPresent())
                .collect(Collectors.toMap(
                        a -> a.instance().orElseThrow(), ScalingActivity::startedAt, (a, _) -> a, TreeMap::new));
        List<String> older = unnamed.stream()
                .filter(id -> newest.filter(
                                at -> launches.getOrDefault(id, Instant.MIN).isBefore(at.minus(NOTICE)))
                        .isPresent())
                .toList();
        Map<String, Instant> gone = new TreeMap<>();
        if (older.size() <= interrupted.size()) {
            older.forEach(id -> newest.ifPresent(at -> gone.put(id, at)));
        }
        return gone;
    }

    private static Optional<String> instance(Task.Stop stop) {
        Matcher named = TERMINATED.matcher(stop.reason());
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
