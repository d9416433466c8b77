package ecsremediation;

import ecsremediation.act.CapacityWriter;
import ecsremediation.act.EffectiveMode;
import ecsremediation.act.ObservingWriter;
import ecsremediation.act.Outcome;
import ecsremediation.act.Raiser;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Mode;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.MissingTasks;
import ecsremediation.model.Observation;
import ecsremediation.placement.UnreadParts;
import ecsremediation.plan.Plan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Carries out the plans that change a group. The modes of the stack and of the group select the writer. */
final class PlanExecutor {
    private final Ports ports;
    private final Raiser raiser;
    private final IncidentMemory memory;

    PlanExecutor(Ports ports, Policy policy, InstantSource clock) {
        this.ports = ports;
        this.memory = new IncidentMemory(ports.store());
        this.raiser = new Raiser(policy.authority(), ports.reader(), ports.locks(), ports.store(), clock);
    }

    /**
     * The outcomes, one per plan that changes a group. There are none if the trigger is an all-clear or the
     * mode is off. A plan for a group that a read failure concerns is not carried out.
     *
     */
    List<Outcome> carryOut(Round round, List<Plan> plans, Observation seen) {
        if (!mayAct(round)) {
            return List.of();
        }
        return readable(plans, seen)
                .flatMap(plan -> intent(plan, seen, round.trigger()).stream())
                .flatMap(intent -> seen.group(intent.group()).stream()
                        .map(group -> raiser.raise(
                                intent, group.writeState(), writer(round.mode(), group), round.readings())))
                .toList();
    }

    /**
     * Opens an incident for each service that is in a raise and has none. The incident is stored before
     * the raise: if the process dies after the raise, the store still has the services whose operators
     * must be notified. A raise that no open incident covers therefore belongs to an incident that has
     * ended and was notified.
     *
     * @return the snapshot with these incidents
     */
    Snapshot open(Round round, List<Plan> plans, Snapshot snapshot) {
        Observation seen = snapshot.observation();
        if (!round.mode().isAtLeast(Mode.ACT) || !mayAct(round)) {
            return snapshot;
        }
        Set<ServiceName> known =
                snapshot.incidents().stream().map(Incident::service).collect(Collectors.toSet());
        Stream<Incident> fresh = readable(plans, seen)
                .filter(plan -> plan instanceof Plan.GroupRaise)
                .flatMap(plan -> plan.services().stream())
                .filter(service -> !known.contains(service))
                .flatMap(service -> open(service, seen.takenAt()).stream());
        return snapshot.with(Stream.concat(snapshot.incidents().stream(), fresh).toList());
    }

    private Optional<Incident> open(ServiceName service, Instant now) {
        return ports.store()
                .save(memory.of(service, now).orElseGet(() -> Incident.opened(service, now)))
                .or(() -> ports.store().find(service));
    }

    private static boolean mayAct(Round round) {
        boolean allClear = round.trigger() instanceof Trigger.AlarmCleared;
        return !allClear && round.mode().isAtLeast(Mode.OBSERVE);
    }

    private static Stream<Plan> readable(List<Plan> plans, Observation seen) {
        UnreadParts unread = UnreadParts.of(seen);
        return plans.stream()
                .filter(plan -> group(plan)
                        .filter(group -> unread.of(group, plan.services()).isEmpty())
                        .isPresent());
    }

    private static Optional<String> group(Plan plan) {
        return switch (plan) {
            case Plan.GroupRaise raise -> Optional.of(raise.group());
            case Plan.Hold _, Plan.Escalate _ -> Optional.empty();
        };
    }

    private static Optional<CapacityAction> intent(Plan plan, Observation seen, Trigger trigger) {
        return switch (plan) {
            case Plan.GroupRaise raise ->
                Optional.of(new CapacityAction(
                        raise.group(),
                        seen.takenAt(),
                        raise.from(),
                        raise.to(),
                        trigger.id(),
                        raise.services(),
                        !raise.limits().isEmpty(),
                        missing(raise.services(), seen)));
            case Plan.Hold _, Plan.Escalate _ -> Optional.empty();
        };
    }

    private static List<MissingTasks> missing(List<ServiceName> services, Observation seen) {
        return services.stream()
                .distinct()
                .flatMap(name -> seen.service(name).stream())
                .map(service -> new MissingTasks(service.name(), service.missing()))
                .toList();
    }

    private CapacityWriter writer(EffectiveMode mode, AutoScalingGroup group) {
        boolean observeOnly = !group.mode().equals("act");
        return observeOnly || !mode.isAtLeast(Mode.ACT) ? new ObservingWriter() : ports.writer();
    }
}
