package ecsremediation.simulator.ecs;

import ecsremediation.model.Resources;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** An instance's free resources, kept as counters: placement reads every instance of a cluster for each task. */
final class InstanceResources {
    /** The most host ports that an instance reserves, the agent's own included (PortMapping in the ECS API reference). */
    private static final int MOST_RESERVED_PORTS = 100;

    private final Resources registered;
    private final SortedSet<Integer> tcpPorts;
    private final SortedSet<Integer> udpPorts = new TreeSet<>();
    private Resources free;
    private int interfaces;

    InstanceResources(InstanceShape shape) {
        registered = shape.registered();
        free = registered.minus(shape.jobs());
        tcpPorts = new TreeSet<>(shape.reservedTcpPorts());
    }

    Resources free() {
        return free;
    }

    /** TCP host ports in use. */
    SortedSet<Integer> tcpPorts() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(tcpPorts));
    }

    /** UDP host ports in use. */
    SortedSet<Integer> udpPorts() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(udpPorts));
    }

    /** Number of {@code awsvpc} tasks on it. */
    int interfaces() {
        return interfaces;
    }

    /** Whether all host ports of the task are free and the instance may reserve that many more. */
    boolean hasPorts(TaskDemand demand) {
        int required = demand.tcpPorts().size() + demand.udpPorts().size();
        return required == 0
                || (tcpPorts.size() + udpPorts.size() + required <= MOST_RESERVED_PORTS
                        && hasNone(tcpPorts, demand.tcpPorts())
                        && hasNone(udpPorts, demand.udpPorts()));
    }

    /** Most tasks have no host port. This answers for them without a search of the ports in use. */
    private static boolean hasNone(SortedSet<Integer> used, SortedSet<Integer> required) {
        return required.isEmpty() || Collections.disjoint(used, required);
    }

    void take(TaskDemand demand) {
        free = free.minus(held(demand));
        tcpPorts.addAll(demand.tcpPorts());
        udpPorts.addAll(demand.udpPorts());
        interfaces += demand.interfaces();
    }

    /** Releases what {@code take} took. No two tasks hold the same port. */
    void release(TaskDemand demand) {
        free = free.plus(held(demand));
        tcpPorts.removeAll(demand.tcpPorts());
        udpPorts.removeAll(demand.udpPorts());
        interfaces -= demand.interfaces();
    }

    private Resources held(TaskDemand demand) {
        int gpus = demand.everyGpu() ? registered.gpus() : demand.resources().gpus();
        return new Resources(demand.resources().cpuUnits(), demand.resources().memoryMib(), gpus);
    }
}
