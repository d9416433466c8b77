package ecsremediation.placement;

import ecsremediation.observe.Deployment;
import ecsremediation.observe.Observation;
import ecsremediation.observe.Resources;
import ecsremediation.observe.SchedulingStrategy;
import ecsremediation.observe.Service;
import ecsremediation.observe.TaskDefinition;
import ecsremediation.trigger.ServiceName;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Daemon services put one task on every instance they may use, before any other service gets its turn. */
final class Daemons {
    private Daemons() {}

    /** The room with one task of each daemon service on it, as far as they fit. */
    static Room placed(Observation observation, Room room) {
        Room left = room;
        for (Service service : observation.services().stream()
                .filter(s -> s.schedulingStrategy() == SchedulingStrategy.DAEMON
                        && s.status().equals("ACTIVE"))
                .sorted(Comparator.comparing(Service::name))
                .toList()) {
            Room before = left;
            left = demand(observation, service)
                    .filter(demand -> Fit.check(demand, before).isEmpty())
                    .map(demand -> with(before, demand))
                    .orElse(before);
        }
        return left;
    }

    private static Optional<Demand> demand(Observation observation, Service service) {
        return service.deployments().stream()
                .filter(Deployment::isPrimary)
                .findFirst()
                .flatMap(d -> Demands.of(observation, service, d.taskDefinition(), 1));
    }

    /** The room with one task of the demand on it. */
    static Room with(Room room, Demand demand) {
        TaskDefinition task = demand.task();
        SortedSet<Integer> tcp = new TreeSet<>(room.tcpPortsInUse());
        tcp.addAll(task.tcpPorts());
        SortedSet<Integer> udp = new TreeSet<>(room.udpPortsInUse());
        udp.addAll(task.udpPorts());
        SortedMap<ServiceName, Integer> tasks = new TreeMap<>(room.tasks());
        tasks.merge(demand.service(), 1, Integer::sum);
        int gpus = task.everyGpu() ? room.free().gpus() : 0;
        return new Room(
                room.id(),
                room.origin(),
                room.group(),
                room.free().minus(task.resources()).minus(new Resources(0, 0, gpus)),
                tcp,
                udp,
                room.freeNetworkInterfaces().isPresent()
                        ? OptionalInt.of(room.freeNetworkInterfaces().getAsInt() - task.networkInterfaces())
                        : OptionalInt.empty(),
                room.attributes(),
                room.capacityProvider(),
                tasks);
    }
}
