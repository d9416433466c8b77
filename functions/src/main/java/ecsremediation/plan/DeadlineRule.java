package ecsremediation.plan;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Cause;
import ecsremediation.incident.CauseSighting;
import ecsremediation.incident.Deadlines;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.Task;
import ecsremediation.placement.ServiceGroups;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Turns a hold into an escalation when the incident's deadline has passed and not all tasks of its raise
 * run, or when the service waits for longer than what it waits for may take.
 */
final class DeadlineRule {
    private final Snapshot snapshot;
    private final Observation observation;

    /**
     * The latest time until which a service's diagnosis expects it to converge. Until then its incident's
     * deadline does not count.
     */
    private final SortedMap<ServiceName, Instant> allowed = new TreeMap<>();

    private final SortedMap<ServiceName, Optional<Cause>> causes = new TreeMap<>();

    private DeadlineRule(Snapshot snapshot, List<Diagnosis> diagnoses) {
        this.snapshot = snapshot;
        this.observation = snapshot.observation();
        for (Diagnosis diagnosis : diagnoses) {
            causes.put(diagnosis.service(), diagnosis.cause());
            if (diagnosis instanceof Diagnosis.Converging c) {
                allowed.merge(c.service(), c.until(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
    }

    /** The plans, with an escalation in place of every hold whose service is past its deadline. */
    static List<Plan> applied(List<Plan> plans, Snapshot snapshot, List<Diagnosis> diagnoses) {
        DeadlineRule rule = new DeadlineRule(snapshot, diagnoses);
        return plans.stream().flatMap(p -> rule.applied(p).stream()).toList();
    }

    private List<Plan> applied(Plan plan) {
        if (!(plan instanceof Plan.Hold hold) || !hasDeadline(hold.reason())) {
            return List.of(plan);
        }
        Map<Boolean, List<ServiceName>> byLateness = hold.services().stream()
                .collect(Collectors.partitioningBy(
                        s -> late(s).isPresent() || waited(s, hold).isPresent()));
        List<ServiceName> late = byLateness.getOrDefault(true, List.of());
        List<ServiceName> others = byLateness.getOrDefault(false, List.of());
        List<Plan> plans = new ArrayList<>();
        if (!others.isEmpty()) {
            plans.add(new Plan.Hold(hold.why(), hold.group(), hold.until(), others));
        }
        late.forEach(s -> plans.add(overdue(s, hold)));
        return plans;
    }

    /** Whether the hold has a deadline. A hold that a person decided lasts until that person ends it. */
    private static boolean hasDeadline(Plan.Hold.Reason reason) {
        return switch (reason) {
            case CONVERGING, CAPACITY_ON_ITS_WAY, BACKOFF, ACTION_RATE, INSTANCE_REFRESH -> true;
            case EXTERNAL_CHANGE, PAUSED, NOT_OURS -> false;
        };
    }

    /** The service's incident if its deadline has passed and its diagnosis allows no further time. */
    private Optional<Incident> late(ServiceName service) {
        Instant now = observation.takenAt();
        boolean isAllowed = allowed.getOrDefault(service, Instant.MIN).isAfter(now);
        return snapshot.incident(service)
                .filter(i -> i.phase() != Incident.Phase.NOTICED)
                .filter(i -> i.deadline().filter(now::isAfter).isPresent())
                .filter(_ -> !isAllowed);
    }

    /** The service's incident if it has waited for too long for what the hold waits for. */
    private Optional<Incident> waited(ServiceName service, Plan.Hold hold) {
        Optional<Duration> limit = limit(service, hold.why());
        return snapshot.incident(service)
                .filter(i -> limit.flatMap(most -> since(i).map(from -> from.plus(most)))
                        .filter(end -> !end.isAfter(observation.takenAt()))
                        .isPresent());
    }

    /**
     * The first sighting of what the service waits for, or its newest raise if that is later. After a raise only
     * progress counts; for everything else the raise's deadline counts instead.
     */
    private Optional<Instant> since(Incident incident) {
        Optional<Cause> cause = causes.getOrDefault(incident.service(), Optional.empty());
        return incident.current()
                .filter(seen -> cause.equals(Optional.of(seen.cause())))
                .filter(seen -> seen.cause().isProgress() || incident.phase() == Incident.Phase.NOTICED)
                .map(CauseSighting::firstSeen)
                .map(seen -> incident.timeline()
                        .lastRaisedAt()
                        .filter(seen::isBefore)
                        .orElse(seen));
    }

    /** Empty for what may go on as long as it moves: then its diagnosis extends its time itself. */
    private Optional<Duration> limit(ServiceName service, HoldReason why) {
        boolean expected = allowed.getOrDefault(service, Instant.MIN).isAfter(observation.takenAt());
        return switch (why) {
            case HoldReason.ClearsByItself r when expected && !isForMachines(r.progress()) -> Optional.empty();
            case HoldReason.ClearsByItself _ when expected -> Optional.of(untilInstancesCome(service));
            case HoldReason.InstancesOnTheWay _,
                    HoldReason.SizeNotSeen _,
                    HoldReason.RaisesUnproven _,
                    HoldReason.RaiseUnproven _ -> Optional.of(untilInstancesCome(service));
            case HoldReason.ClearsByItself _,
                    HoldReason.CapacityForEveryTask _,
                    HoldReason.CapacityForSomeTasks _,
                    HoldReason.LeftToManagedScaling _ -> Optional.of(Deadlines.FIRST_NOTIFICATION);
            case HoldReason.LaunchesBackingOff _,
                    HoldReason.RaisesUsedUp _,
                    HoldReason.RaiseNotSettled _,
                    HoldReason.LoweredSince _,
                    HoldReason.LoweredUntil _,
                    HoldReason.PauseOrdered _,
                    HoldReason.PauseUnreadable _,
                    HoldReason.AlarmMuted _,
                    HoldReason.ModeTag _,
                    HoldReason.InstanceRefresh _,
                    HoldReason.OwnedByAnother _,
                    HoldReason.LeftToOwner _ -> Optional.empty();
        };
    }

    /** Launches that have begun have times of their own; a lifecycle hook may make them long. */
    private Duration untilInstancesCome(ServiceName service) {
        ServiceGroups groups = new ServiceGroups(observation);
        boolean launching = observation.service(service).stream()
                .flatMap(s -> groups.of(s).stream())
                .anyMatch(this::isLaunching);
        return launching ? Deadlines.LONGEST_WAIT : Deadlines.FIRST_NOTIFICATION;
    }

    /** Whether the launch of an instance is known that the cluster does not list. */
    private boolean isLaunching(AutoScalingGroup group) {
        Set<String> here = new TreeSet<>();
        observation.containerInstances().forEach(i -> here.add(i.ec2InstanceId()));
        return group.instances().stream()
                .filter(GroupInstance::isPendingOrInService)
                .map(GroupInstance::id)
                .filter(id -> !here.contains(id))
                .anyMatch(id -> group.activities().stream()
                        .anyMatch(a -> a.isLaunch() && a.instance().equals(Optional.of(id))));
    }

    private static boolean isForMachines(Diagnosis.Converging.Progress progress) {
        return progress == Diagnosis.Converging.Progress.CAPACITY_ON_ITS_WAY
                || progress == Diagnosis.Converging.Progress.AGENT_RECONNECTING;
    }

    private Plan overdue(ServiceName service, Plan.Hold hold) {
        Optional<Incident> incident = snapshot.incident(service);
        Optional<CapacityAction> raise = observation.memory().actions().stream()
                .filter(a -> incident.filter(i -> i.timeline().knows(a)).isPresent())
                .max(Comparator.comparing(CapacityAction::at));
        return new Plan.Escalate(
                new EscalationReason.TasksOverdue(raise.map(r -> progress(service, r)), hold.why()),
                raise.map(CapacityAction::group).or(hold::group),
                List.of(service));
    }

    private RaiseProgress progress(ServiceName service, CapacityAction raise) {
        long started = observation.service(service).stream()
                .flatMap(s -> s.tasks().stream())
                .filter(Task::isRunning)
                .filter(t -> t.startedAt().filter(raise.at()::isBefore).isPresent())
                .count();
        return new RaiseProgress(
                raise,
                (int) started,
                observation.group(raise.group()).map(g -> new RaiseProgress.Arrived(inService(g), registered(g))));
    }

    private static int inService(AutoScalingGroup group) {
        return group.instances().stream()
                .filter(GroupInstance::isInService)
                .mapToInt(GroupInstance::weight)
                .sum();
    }

    private int registered(AutoScalingGroup group) {
        Set<String> here = new TreeSet<>();
        observation.containerInstances().stream()
                .filter(ContainerInstance::takesTasks)
                .forEach(i -> here.add(i.ec2InstanceId()));
        return group.instances().stream()
                .filter(i -> here.contains(i.id()))
                .mapToInt(GroupInstance::weight)
                .sum();
    }
}
