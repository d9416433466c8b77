package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Diagnosis.Converging;
import ecsremediation.diagnosis.Diagnosis.Inconclusive;
import ecsremediation.incident.Incident;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Deployment;
import ecsremediation.model.ScalingActivity;
import ecsremediation.model.Timeouts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Missing tasks that will come by themselves, and until when that may be believed. */
final class ConvergenceRule {
    private ConvergenceRule() {}

    /** Nothing is unplaced: the counts lag behind tasks that start or run already. */
    static Optional<Diagnosis> forCounts(ServiceCase it) {
        if (it.gap().unplacedCount() > 0) {
            return Optional.empty();
        }
        Instant since = it.incident().map(Incident::openedAt).orElse(it.now());
        return Optional.of(new Converging(
                it.name(), Converging.Progress.TASKS_STARTING, List.of(), since.plus(Timeouts.TASK_START), it.facts()));
    }

    /**
     * There is room for all: ECS tries again within minutes. Long past that, its view and ours contradict
     * each other.
     */
    static Optional<Diagnosis> forRetry(ServiceCase it, PlacementCheck check) {
        if (check.left(check.onFree(), it.name()) > 0) {
            return Optional.empty();
        }
        Set<String> rooms = check.taken(check.onFree(), it.name());
        Instant until = roomSince(it, rooms).plus(Timeouts.PLACEMENT_RETRY);
        Evidence room = new Evidence(
                Evidence.Source.PLACEMENT_CHECK,
                "there is room for all " + it.gap().unplacedCount() + " unplaced tasks on " + ids(it, rooms),
                Optional.empty());
        return Optional.of(
                until.isAfter(it.now())
                        ? new Converging(
                                it.name(),
                                Converging.Progress.PLACEMENT_RETRY,
                                it.gap().unplaced(),
                                until,
                                it.facts(room))
                        : new Inconclusive(
                                it.name(),
                                Inconclusive.Kind.CONTRADICTION,
                                "why ECS does not place the tasks although " + room.statement()
                                        + ": the service's events,"
                                        + " and the remaining resources and attributes of those instances",
                                it.facts(room)));
    }

    /**
     * The latest of what could have brought the room or ECS's last try; the first sight of all starts the
     * wait now.
     */
    private static Instant roomSince(ServiceCase it, Set<String> rooms) {
        Stream<Instant> registrations = it.observation().containerInstances().stream()
                .filter(i -> rooms.contains(i.arn()))
                .map(ContainerInstance::registeredAt);
        Stream<Instant> tries = it.messages().placementFailure().map(ServiceMessages.Line::at).stream();
        Stream<Instant> changes = it.primary().map(Deployment::updatedAt).stream();
        Stream<Instant> noticed =
                Stream.of(it.incident().map(Incident::openedAt).orElse(it.now()));
        return Stream.of(registrations, tries, changes, noticed)
                .flatMap(s -> s)
                .max(Comparator.naturalOrder())
                .orElse(it.now());
    }

    /** What the groups already asked for takes them all, or is of a size that is still to be learned. */
    static Optional<Diagnosis> forCapacity(ServiceCase it, PlacementCheck check) {
        boolean covered = check.left(check.onComing(), it.name()) == 0;
        List<ClusterIndex.Member> asked = covered
                ? it.fleet().members()
                : it.groups().stream().filter(g -> g.kinds().isEmpty()).toList();
        List<ClusterIndex.Member> coming =
                asked.stream().filter(g -> g.boots().expected() > 0).toList();
        return coming.isEmpty() ? Optional.empty() : Optional.of(onItsWay(it, coming));
    }

    private static Diagnosis onItsWay(ServiceCase it, List<ClusterIndex.Member> groups) {
        String text = String.join(
                ", ",
                groups.stream()
                        .map(g -> g.boots().expected() + " in flight in " + g.name())
                        .toList());
        Instant until = groups.stream()
                .map(g -> registersBy(it, g))
                .max(Comparator.naturalOrder())
                .orElse(it.now());
        List<Evidence> facts = new ArrayList<>(it.facts(Evidence.Source.GROUP, "instances already asked for: " + text));
        groups.stream().flatMap(g -> failedLaunch(g).stream()).forEach(facts::add);
        return new Converging(
                it.name(), Converging.Progress.CAPACITY_ON_ITS_WAY, it.gap().unplaced(), until, facts);
    }

    /** Why they may be late, in EC2 Auto Scaling's words, where its newest launch failed. */
    static Optional<Evidence> failedLaunch(ClusterIndex.Member member) {
        return member.group().activities().stream()
                .filter(ScalingActivity::isLaunch)
                .max(Comparator.comparing(ScalingActivity::startedAt).thenComparing(ScalingActivity::id))
                .filter(ScalingActivity::isFailed)
                .map(a -> new Evidence(
                        Evidence.Source.GROUP,
                        "the newest launch of " + member.name() + " failed: " + a.statusMessage(),
                        Optional.of(a.startedAt())));
    }

    private static Instant registersBy(ServiceCase it, ClusterIndex.Member member) {
        Stream<Instant> booting = member.boots().begun().stream().map(BootTracker.Boot::registersBy);
        Instant asked = it.observation().memory().actions().stream()
                .filter(a -> a.group().equals(member.name()))
                .map(CapacityAction::at)
                .max(Comparator.naturalOrder())
                .orElse(it.now());
        return booting.max(Comparator.naturalOrder())
                .orElse(asked.plus(member.boots().longest()));
    }

    private static String ids(ServiceCase it, Set<String> rooms) {
        return NameList.list(it.observation().containerInstances().stream()
                .filter(i -> rooms.contains(i.arn()))
                .map(ContainerInstance::ec2InstanceId)
                .toList());
    }
}
