package ecsremediation.diagnose;

import ecsremediation.observe.ContainerInstance;
import ecsremediation.observe.Observation;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Order;
import ecsremediation.placement.Placed;
import ecsremediation.placement.Placement;
import ecsremediation.placement.Room;
import ecsremediation.placement.Rooms;
import ecsremediation.trigger.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Our own placement check: the unplaced tasks of all services with a gap, placed together as ECS would place them, because
 * one free place is not room for two services.
 *
 * @param onFree onto the instances that take tasks
 * @param onComing onto those and the ones already asked for that may still be expected
 * @param reconnected onto those that take tasks or would if their agent were connected
 */
record Check(List<Demand> demands, Attempt onFree, Attempt onComing, Attempt reconnected) {

    /** Rooms, and how the demands fared in them. */
    record Attempt(List<Room> rooms, Placed placed) {
        static Attempt of(List<Demand> demands, List<Room> rooms) {
            return new Attempt(rooms, Placement.place(demands, rooms, Order.asListed(demands)));
        }
    }

    /** Places the unplaced tasks of the cases, which come by service name. */
    static Check of(Observation observation, List<Case> cases) {
        List<Demand> demands = cases.stream().flatMap(c -> c.demands().stream()).toList();
        List<Room> free = Rooms.registered(observation);
        List<Room> coming = new ArrayList<>(free);
        coming.addAll(Boots.expectedRooms(observation));
        return new Check(
                demands,
                Attempt.of(demands, free),
                Attempt.of(demands, coming),
                Attempt.of(demands, Rooms.registered(withAgents(observation))));
    }

    /** The service's tasks that an attempt left over. */
    int left(Attempt attempt, ServiceName service) {
        int left = 0;
        for (int i = 0; i < demands.size(); i++) {
            left += demands.get(i).service().equals(service)
                    ? attempt.placed().shares().get(i).left()
                    : 0;
        }
        return left;
    }

    /** The service's demands of which an attempt left tasks over. */
    List<Demand> leftover(Attempt attempt, ServiceName service) {
        List<Demand> leftover = new ArrayList<>();
        for (int i = 0; i < demands.size(); i++) {
            if (demands.get(i).service().equals(service)
                    && attempt.placed().shares().get(i).left() > 0) {
                leftover.add(demands.get(i));
            }
        }
        return leftover;
    }

    /** Ids of the rooms that an attempt gave tasks of the service. */
    Set<String> taken(Attempt attempt, ServiceName service) {
        Set<String> taken = new TreeSet<>();
        for (int i = 0; i < demands.size(); i++) {
            if (demands.get(i).service().equals(service)) {
                taken.addAll(attempt.placed().shares().get(i).rooms().keySet());
            }
        }
        return taken;
    }

    private static Observation withAgents(Observation o) {
        return new Observation(
                o.schema(),
                o.takenAt(),
                o.cluster(),
                o.services(),
                o.taskDefinitions(),
                o.containerInstances().stream().map(Check::withAgent).toList(),
                o.capacityProviders(),
                o.groups(),
                o.memory(),
                o.unread());
    }

    private static ContainerInstance withAgent(ContainerInstance i) {
        return new ContainerInstance(
                i.arn(),
                i.ec2InstanceId(),
                i.status(),
                true,
                i.registered(),
                i.remaining(),
                i.reservedTcpPorts(),
                i.tcpPortsInUse(),
                i.udpPortsInUse(),
                i.freeNetworkInterfaces(),
                i.runningTasks(),
                i.pendingTasks(),
                i.attributes(),
                i.capacityProvider(),
                i.registeredAt());
    }
}
