package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A group, the services that need it, and what they need: everything that a plan for the group rests on. */
record GroupContext(
        Snapshot snapshot, AutoScalingGroup group, Sizing sizing, List<ServiceName> services, Limits limits) {
    /** Time a boot may take where none was measured: two to five minutes are usual, and as much again. */
    private static final Duration BOOT = Duration.ofMinutes(10);

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
        return sizing.kind().map(k -> Math.max(1, k.weight())).orElse(heaviest());
    }

    private int heaviest() {
        return group.weighted()
                ? group.offers().stream()
                        .mapToInt(AutoScalingGroup.Offer::weight)
                        .max()
                        .orElse(1)
                : 1;
    }

    /** The desired capacity that places everything. */
    int wanted() {
        return capacity().desired() + sizing.certificate().chosen() * weight();
    }

    /** The open incidents of its services. */
    List<Incident> incidents() {
        return snapshot.incidents().stream()
                .filter(i -> services.contains(i.service()))
                .toList();
    }

    /** When an operator last told us to go on in one of them. */
    Optional<Instant> resumedAt() {
        return incidents().stream().flatMap(i -> i.resumedAt().stream()).max(Comparator.naturalOrder());
    }

    boolean isManagedByEcs() {
        return observation().capacityProviders().stream()
                .anyMatch(p -> p.managedScaling() && p.group().equals(Optional.of(group.name())));
    }

    /** By when instances that were asked for should have registered. */
    Instant booted() {
        Duration boot = observation().memory().bootTimes().stream()
                .filter(t -> t.group().equals(group.name()))
                .flatMap(t -> t.p95().stream())
                .findFirst()
                .orElse(BOOT);
        return now().plus(boot);
    }

    /** What would have to be done, for messages that say why it is not. */
    String need() {
        int wantedMax = Math.max(capacity().max(), wanted());
        if (wanted() <= capacity().desired()) {
            return group.name() + " stands at desired " + capacity().desired() + " already, which is enough";
        }
        return group.name() + " would have to go from desired " + capacity().desired() + " to " + wanted()
                + (wantedMax > capacity().max() ? " and from max " + capacity().max() + " to " + wantedMax : "");
    }

    Plan.Hold hold(Plan.Hold.Reason reason, String detail, Optional<Instant> until) {
        return new Plan.Hold(reason, Optional.of(group.name()), detail, until, services);
    }

    Plan.Escalate escalate(Plan.Escalate.Reason reason, String detail, String nextStep) {
        return new Plan.Escalate(reason, Optional.of(group.name()), detail, nextStep, services);
    }
}
