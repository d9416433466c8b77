package ecsremediation.diagnosis;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.Deployment;
import ecsremediation.model.Observation;
import ecsremediation.model.ScalingActivity;
import ecsremediation.model.ScalingChange;
import ecsremediation.model.Service;
import ecsremediation.placement.NextLaunch;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The groups that another actor lowered to their present desired capacity. Groups under ECS managed scaling
 * are left out: ECS raises them again. So are groups that the program had raised within a day before, unless
 * a scheduled action lowered them, which may do so every day.
 *
 * @param byGroup by the group's name
 */
public record Lowerings(SortedMap<String, Lowering> byGroup) {
    public Lowerings {
        byGroup = Collections.unmodifiableSortedMap(new TreeMap<>(byGroup));
    }

    /** Those that the groups' scaling activities show. */
    public static Lowerings of(Observation observation) {
        SortedMap<String, Lowering> byGroup = new TreeMap<>();
        observation
                .groups()
                .forEach(
                        group -> newest(observation, group).ifPresent(lowering -> byGroup.put(group.name(), lowering)));
        return new Lowerings(byGroup);
    }

    /**
     * The one that explains why the service misses tasks; empty if none does. It does if the service has not
     * reached a steady state since and, unless a scheduled action did it, if the service's deployment is
     * older.
     *
     * @param group a group that could take the tasks
     */
    public Optional<Lowering> behind(String group, Service service) {
        return Optional.ofNullable(byGroup.get(group)).filter(l -> explains(l, service));
    }

    private static boolean explains(Lowering lowering, Service service) {
        Instant at = lowering.effectiveAt();
        boolean steady = service.messages().stream()
                .anyMatch(m -> m.at().isAfter(at) && MessageKind.of(m.text()) == MessageKind.STEADY_STATE);
        boolean older = service.deployments().stream()
                .filter(Deployment::isPrimary)
                .anyMatch(d -> d.createdAt().isBefore(at));
        return !steady && (older || lowering.change().isScheduled());
    }

    private static Optional<Lowering> newest(Observation observation, AutoScalingGroup group) {
        return group.activities().stream()
                .filter(a -> ScalingChange.isIn(a.cause()))
                .max(Comparator.comparing(ScalingActivity::startedAt).thenComparing(ScalingActivity::id))
                .flatMap(a -> ScalingChange.of(a.cause()).stream().max(Comparator.comparing(ScalingChange::at)))
                .filter(c -> c.to() < c.from() && c.to() == group.capacity().desired())
                .map(c -> new Lowering(group.name(), c, effectiveAt(group, c)))
                .filter(_ -> !NextLaunch.isManaged(observation, group))
                .filter(l -> l.change().isScheduled() || !isRaisedBefore(observation, l));
    }

    private static Instant effectiveAt(AutoScalingGroup group, ScalingChange change) {
        return group.activities().stream()
                .filter(a -> ScalingChange.of(a.cause()).contains(change))
                .map(ScalingActivity::startedAt)
                .min(Comparator.naturalOrder())
                .orElse(change.at());
    }

    private static boolean isRaisedBefore(Observation observation, Lowering lowering) {
        return observation.memory().actions().stream()
                .filter(a -> a.group().equals(lowering.group()))
                .map(CapacityAction::at)
                .anyMatch(lowering.effectiveAt()::isAfter);
    }
}
