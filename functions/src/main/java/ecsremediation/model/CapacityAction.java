package ecsremediation.model;

import ecsremediation.event.ServiceName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * One raise of a group. The program stores it before the write, so that a raise is never lost, and deletes it
 * if EC2 Auto Scaling rejects the write. If the process ends in between, the raise counts against the limits,
 * whether it was made or not.
 *
 * @param at when the program began the write; with the group, the action's identity
 * @param cause the id of the trigger that led to it
 * @param services the services it was made for
 * @param limited whether a limit reduced it, so that it does not have a place for every task
 * @param missing the tasks that its services lacked then; empty if version 1.0.0 stored it
 */
public record CapacityAction(
        String group,
        Instant at,
        Capacity from,
        Capacity to,
        String cause,
        List<ServiceName> services,
        boolean limited,
        List<MissingTasks> missing) {
    public CapacityAction {
        services = List.copyOf(services);
        missing = missing.stream()
                .sorted(Comparator.comparing(MissingTasks::service))
                .toList();
    }

    /** A raise of which it is not known what was missing. */
    public CapacityAction(
            String group, Instant at, Capacity from, Capacity to, String cause, List<ServiceName> services) {
        this(group, at, from, to, cause, services, false, List.of());
    }

    /** The tasks that the service lacked then; empty where that is not known. */
    public OptionalInt missing(ServiceName service) {
        return KeyOrder.find(missing, MissingTasks::service, service)
                .map(found -> OptionalInt.of(found.tasks()))
                .orElseGet(OptionalInt::empty);
    }

    /**
     * Whether the raise can have been written at that time.
     *
     * @param second in whole seconds, as EC2 Auto Scaling states times
     */
    public boolean canBeWrittenAt(Instant second) {
        return second.isAfter(at.minusSeconds(1)) && second.isBefore(at.plus(Timeouts.RAISE_WRITTEN));
    }
}
