package ecsremediation.diagnose;

import ecsremediation.observe.ContainerInstance;
import ecsremediation.observe.Observation;
import ecsremediation.observe.Service;
import ecsremediation.observe.Task;
import ecsremediation.placement.Attached;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import ecsremediation.placement.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Network interfaces that ECS says are used up. What an instance has left of them only EC2 could tell, which is not asked;
 * but ECS looks at every instance before it says {@code RESOURCE:ENI}. So an instance that was there then, on which no task
 * came or went since, and that by all else takes the task, has none left.
 */
public final class Interfaces {
    private static final String SAID = "RESOURCE:ENI";

    private Interfaces() {}

    /** The Observation with 0 free interfaces on those instances; as it is where ECS says nothing of the kind. */
    public static Observation told(Observation seen) {
        List<Service> speaking =
                seen.services().stream().filter(Interfaces::mayBeSaid).toList();
        if (speaking.isEmpty()) {
            return seen;
        }
        Fleet fleet = new Fleet(seen);
        Set<String> used = new TreeSet<>();
        speaking.stream()
                .map(service -> Case.of(fleet, service))
                .filter(it -> Ownership.of(it).isEmpty())
                .forEach(it -> said(it).ifPresent(line -> used.addAll(used(it, line.at()))));
        return used.isEmpty() ? seen : withNone(seen, used);
    }

    /** Before anything else is asked, for there are clusters of thousands of services. */
    private static boolean mayBeSaid(Service service) {
        return Stream.concat(
                        service.messages().stream().map(m -> m.text()),
                        service.tasks().stream().flatMap(t -> t.stop().stream()).map(Task.Stop::reason))
                .anyMatch(text -> text.contains(SAID));
    }

    /** ECS's last word on placing the service's tasks, where it is of interfaces. */
    private static Optional<Messages.Line> said(Case it) {
        return it.messages().placementFailure().filter(line -> line.kind() == MessageKind.NO_NETWORK_INTERFACE);
    }

    /** The ARNs of the instances without any, by what was said at that time of tasks that want one. */
    private static Set<String> used(Case it, Instant said) {
        List<Demand> demands = it.demands().stream()
                .filter(d -> d.task().networkInterfaces() > 0)
                .toList();
        Map<String, Room> rooms = new TreeMap<>();
        it.fleet().registered().forEach(room -> rooms.put(room.id(), room));
        Set<String> changed = changed(it.observation(), said);
        Attached attached = Attached.of(it.observation());
        Set<String> used = new TreeSet<>();
        it.observation().containerInstances().stream()
                .filter(i -> i.freeNetworkInterfaces().isEmpty())
                .filter(i -> i.registeredAt().isBefore(said) && !changed.contains(i.arn()))
                .filter(i -> attached.on(i) > 0)
                .map(ContainerInstance::arn)
                .filter(arn -> rooms.containsKey(arn)
                        && demands.stream()
                                .anyMatch(d -> Fit.check(d, rooms.get(arn)).isEmpty()))
                .forEach(used::add);
        return used;
    }

    /** ARNs of the instances onto which a task came, or from which one went, after that time. */
    private static Set<String> changed(Observation seen, Instant since) {
        Set<String> changed = new TreeSet<>();
        seen.services().stream()
                .flatMap(s -> s.tasks().stream())
                .filter(t -> t.createdAt().isAfter(since)
                        || t.stop().filter(stop -> stop.at().isAfter(since)).isPresent())
                .forEach(t -> t.containerInstance().ifPresent(changed::add));
        return changed;
    }

    private static Observation withNone(Observation o, Set<String> used) {
        List<ContainerInstance> instances = new ArrayList<>();
        o.containerInstances().forEach(i -> instances.add(used.contains(i.arn()) ? withNone(i) : i));
        return new Observation(
                o.schema(),
                o.takenAt(),
                o.cluster(),
                o.services(),
                o.taskDefinitions(),
                instances,
                o.capacityProviders(),
                o.groups(),
                o.memory(),
                o.unread());
    }

    private static ContainerInstance withNone(ContainerInstance i) {
        return new ContainerInstance(
                i.arn(),
                i.ec2InstanceId(),
                i.status(),
                i.agentConnected(),
                i.registered(),
                i.remaining(),
                i.reservedTcpPorts(),
                i.tcpPortsInUse(),
                i.udpPortsInUse(),
                OptionalInt.of(0),
                i.runningTasks(),
                i.pendingTasks(),
                i.attributes(),
                i.capacityProvider(),
                i.registeredAt());
    }
}
