package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Diagnosis.Converging;
import ecsremediation.diagnosis.Diagnosis.Inconclusive;
import ecsremediation.incident.Incident;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Deployment;
import ecsremediation.model.ScalingActivity;
import ecsremediation.model.Task;
import ecsremediation.model.Timeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Missing tasks will run without any action. The diagnosis states until when that is assumed. */
final class ConvergenceRule {
    private ConvergenceRule() {}

    /** No task is unplaced: ECS's counts lag behind tasks that start or already run. */
    static Optional<Diagnosis> forCounts(ServiceCase serviceCase) {
        if (serviceCase.gap().unplacedCount() > 0) {
            return Optional.empty();
        }
        Instant since = serviceCase.incident().map(Incident::openedAt).orElse(serviceCase.now());
        return Optional.of(new Converging(
                serviceCase.name(),
                Converging.Progress.TASKS_STARTING,
                List.of(),
                since.plus(Timeouts.TASK_START),
                serviceCase.facts()));
    }

    /**
     * Registered instances have capacity for all tasks. ECS tries again within {@link
     * Timeouts#PLACEMENT_RETRY}. After that, ECS and our check contradict each other.
     */
    static Optional<Diagnosis> forRetry(ServiceCase serviceCase, PlacementCheck check) {
        if (check.unplaced(check.onRegistered(), serviceCase.name()) > 0) {
            return Optional.empty();
        }
        Set<String> arns = check.instances(check.onRegistered(), serviceCase.name());
        Instant until = freeSince(serviceCase, arns).plus(Timeouts.PLACEMENT_RETRY);
        Fact.FreeCapacity free = new Fact.FreeCapacity(serviceCase.gap().unplacedCount(), ids(serviceCase, arns));
        return Optional.of(
                until.isAfter(serviceCase.now())
                        ? new Converging(
                                serviceCase.name(),
                                Converging.Progress.PLACEMENT_RETRY,
                                serviceCase.gap().unplaced(),
                                until,
                                serviceCase.facts(free))
                        : new Inconclusive(
                                serviceCase.name(),
                                Inconclusive.Kind.CONTRADICTION,
                                new OpenQuestion.UnusedCapacity(free),
                                serviceCase.facts(free)));
    }

    /**
     * The latest of these times: the registration of the instances, ECS's last placement attempt, the
     * deployment's last update, and the start of the incident. Without an open incident its start is now.
     */
    private static Instant freeSince(ServiceCase serviceCase, Set<String> arns) {
        Stream<Instant> registrations = serviceCase.observation().containerInstances().stream()
                .filter(i -> arns.contains(i.arn()))
                .map(ContainerInstance::registeredAt);
        Stream<Instant> tries = serviceCase.messages().placementFailure().map(ServiceMessages.Line::at).stream();
        Stream<Instant> changes = serviceCase.primary().map(Deployment::updatedAt).stream();
        Stream<Instant> noticed =
                Stream.of(serviceCase.incident().map(Incident::openedAt).orElse(serviceCase.now()));
        return Stream.of(registrations, tries, changes, noticed)
                .flatMap(s -> s)
                .max(Comparator.naturalOrder())
                .orElse(serviceCase.now());
    }

    /** Requested instances will take all tasks, or are of a type whose size is not known yet. */
    static Optional<Diagnosis> forCapacity(ServiceCase serviceCase, PlacementCheck check) {
        boolean covered = check.unplaced(check.onExpected(), serviceCase.name()) == 0;
        List<ClusterIndex.Member> asked = covered
                ? serviceCase.index().members()
                : serviceCase.groups().stream().filter(g -> g.kinds().isEmpty()).toList();
        List<ClusterIndex.Member> expecting =
                asked.stream().filter(g -> g.boots().expected() > 0).toList();
        return expecting.isEmpty() ? Optional.empty() : Optional.of(onItsWay(serviceCase, expecting));
    }

    /** Tasks that stop hold the capacity for all tasks, and release it within {@link #stopTime}. */
    static Optional<Diagnosis> forStopping(ServiceCase serviceCase, PlacementCheck check) {
        List<Task> stopping =
                serviceCase.index().stopping().on(check.instances(check.onExpected(), serviceCase.name()));
        return stopping.isEmpty() || check.unplaced(check.onExpected(), serviceCase.name()) > 0
                ? Optional.empty()
                : Optional.of(stopping(serviceCase, stopping, serviceCase.now()));
    }

    /**
     * Tasks wait for stopping ones.
     *
     * @param atLeast until when they may wait in any case
     */
    static Diagnosis stopping(ServiceCase serviceCase, List<Task> stopping, Instant atLeast) {
        Fact.TasksStopping fact =
                new Fact.TasksStopping(stopping.stream().map(Task::arn).toList());
        Instant until = stopping.stream()
                .flatMap(t -> t.stopBegan().map(began -> began.plus(stopTime(serviceCase, t))).stream())
                .max(Comparator.naturalOrder())
                .filter(atLeast::isBefore)
                .orElse(atLeast);
        return until.isAfter(serviceCase.now())
                ? new Converging(
                        serviceCase.name(),
                        Converging.Progress.TASKS_STOPPING,
                        serviceCase.gap().unplaced(),
                        until,
                        serviceCase.facts(fact))
                : new Inconclusive(
                        serviceCase.name(),
                        Inconclusive.Kind.CONTRADICTION,
                        new OpenQuestion.CapacityNotFreed(fact),
                        serviceCase.facts(fact));
    }

    /**
     * A load balancer may deregister a task for longer than usual. That harms nothing while the service runs its
     * desired number.
     */
    private static Duration stopTime(ServiceCase serviceCase, Task stopping) {
        return stopping.lastStatus().equals("DEACTIVATING")
                        && serviceCase.gap().running()
                                >= serviceCase.service().counts().desired()
                ? Timeouts.DEREGISTRATION
                : Timeouts.TASK_STOP;
    }

    private static Diagnosis onItsWay(ServiceCase serviceCase, List<ClusterIndex.Member> groups) {
        Fact inFlight = new Fact.InstancesInFlight(groups.stream()
                .map(g -> new Fact.InstancesInFlight.OfGroup(g.name(), g.boots().expected()))
                .toList());
        Instant until = groups.stream()
                .map(g -> registersBy(serviceCase, g))
                .max(Comparator.naturalOrder())
                .orElse(serviceCase.now());
        List<Evidence> facts = new ArrayList<>(serviceCase.facts(inFlight));
        groups.stream().flatMap(g -> failedLaunch(g).stream()).forEach(facts::add);
        return new Converging(
                serviceCase.name(),
                Converging.Progress.CAPACITY_ON_ITS_WAY,
                serviceCase.gap().unplaced(),
                until,
                facts);
    }

    /** The group's newest launch if it failed. It explains why instances are late. */
    static Optional<Evidence> failedLaunch(ClusterIndex.Member member) {
        return member.group().activities().stream()
                .filter(ScalingActivity::isLaunch)
                .max(Comparator.comparing(ScalingActivity::startedAt).thenComparing(ScalingActivity::id))
                .filter(ScalingActivity::isFailed)
                .map(a -> new Evidence(
                        new Fact.LaunchFailed(member.name(), a.statusMessage()), Optional.of(a.startedAt())));
    }

    private static Instant registersBy(ServiceCase serviceCase, ClusterIndex.Member member) {
        Stream<Instant> booting = member.boots().begun().stream().map(BootTracker.Boot::registersBy);
        Instant asked = serviceCase.observation().memory().actions().stream()
                .filter(a -> a.group().equals(member.name()))
                .map(CapacityAction::at)
                .max(Comparator.naturalOrder())
                .orElse(serviceCase.now());
        return booting.max(Comparator.naturalOrder())
                .orElse(asked.plus(member.boots().limit()));
    }

    private static List<String> ids(ServiceCase serviceCase, Set<String> arns) {
        return serviceCase.observation().containerInstances().stream()
                .filter(i -> arns.contains(i.arn()))
                .map(ContainerInstance::ec2InstanceId)
                .sorted()
                .toList();
    }
}
