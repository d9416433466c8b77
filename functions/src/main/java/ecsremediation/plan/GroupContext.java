package ecsremediation.plan;

import ecsremediation.diagnosis.Lowerings;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.Observation;
import ecsremediation.placement.Capacities;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A group, the services that need it, and their demand: all data that a plan for the group uses.
 *
 * @param doubt about the newest raise for the services; empty if a further raise of any size may follow it
 */
record GroupContext(
        Snapshot snapshot,
        AutoScalingGroup group,
        Sizing sizing,
        List<ServiceName> services,
        Limits limits,
        Doubts doubts,
        Lowerings lowerings,
        RaiseUsefulness usefulness,
        Optional<RaiseDoubt> doubt) {

    Observation observation() {
        return snapshot.observation();
    }

    Capacity capacity() {
        return group.capacity();
    }

    Instant now() {
        return observation().takenAt();
    }

    /** Capacity units of one new instance. */
    int weight() {
        return sizing.kind().map(k -> Math.max(1, k.weight())).orElseGet(() -> Eligibility.heaviest(group));
    }

    /** The desired capacity that gives every task a place. */
    int wanted() {
        return capacity().desired() + sizing.proof().chosen() * weight();
    }

    /** The eligibility of the group for the raise that gives every task a place. */
    Eligibility eligibility() {
        return Eligibility.of(new LimitedTarget.Raise(group, weight(), wanted()), observation(), limits);
    }

    /** The open incidents of its services. */
    List<Incident> incidents() {
        return services.stream()
                .distinct()
                .flatMap(service -> snapshot.incident(service).stream())
                .toList();
    }

    /** When an operator last resumed one of the incidents; empty if none was resumed. */
    Optional<Instant> resumedAt() {
        return incidents().stream()
                .flatMap(i -> i.timeline().resumedAt().stream())
                .max(Comparator.naturalOrder());
    }

    boolean isManagedByEcs() {
        return Eligibility.isManagedByEcs(group, observation());
    }

    /** The time by which requested instances must have registered. */
    Instant booted() {
        return now().plus(observation().memory().bootLimit(group.name()));
    }

    /**
     * Whether the missing instances are requested already. Where no size is known, the first instance is
     * all that the sizing asks for, and an instance that has not launched is it.
     */
    boolean isRequested() {
        return sizing.proof().chosen() == 0
                || (sizing.kind().isEmpty()
                        && Capacities.inFlightCount(observation(), group)
                                >= sizing.proof().chosen());
    }

    /** The size that the group needs; its present size while the missing instances are requested. */
    RequiredCapacity requiredOfLaunches() {
        return isRequested() ? new RequiredCapacity(group.name(), capacity(), capacity()) : required();
    }

    /** The size that the group needs. */
    RequiredCapacity required() {
        return new RequiredCapacity(
                group.name(),
                capacity(),
                new Capacity(wanted(), Math.max(capacity().max(), wanted())));
    }

    Plan.Hold hold(HoldReason why, Optional<Instant> until) {
        return new Plan.Hold(why, Optional.of(group.name()), until, services);
    }

    Plan.Escalate escalate(EscalationReason why) {
        return new Plan.Escalate(why, Optional.of(group.name()), services);
    }
}
