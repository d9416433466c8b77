package ecsremediation.simulator.ecs;

import ecsremediation.model.Resources;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What an instance has left, counted as tasks come and go: placing asks every instance of a cluster for each task. */
final class InstanceResources {
    private final Resources registered;
    private final SortedSet<Integer> tcpPorts;
    private final SortedSet<Integer> udpPorts = new TreeSet<>();
    private Resources free;
    private int interfaces;

    InstanceResources(InstanceShape shape) {
        registered = shape.registered();
        free = registered;
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

    /** {@code awsvpc} tasks on it. */
    int interfaces() {
        return interfaces;
    }

    /** Whether none of the host ports is in use. */
    boolean hasPorts(TaskDemand ask) {
        return hasNone(tcpPorts, ask.tcpPorts()) && hasNone(udpPorts, ask.udpPorts());
    }

    /** Most tasks ask for no port: those are answered without going through the ones in use. */
    private static boolean hasNone(SortedSet<Integer> used, SortedSet<Integer> asked) {
        return asked.isEmpty() || Collections.disjoint(used, asked);
    }

    void take(TaskDemand ask) {
        free = free.minus(held(ask));
        tcpPorts.addAll(ask.tcpPorts());
        udpPorts.addAll(ask.udpPorts());
        interfaces += ask.interfaces();
    }

    /** Of what was taken before: no two tasks hold the same port. */
    void release(TaskDemand ask) {
        free = free.plus(held(ask));
        tcpPorts.removeAll(ask.tcpPorts());
        udpPorts.removeAll(ask.udpPorts());
        interfaces -= ask.interfaces();
    }

    private Resources held(TaskDemand ask) {
        int gpus = ask.everyGpu() ? registered.gpus() : ask.resources().gpus();
        return new Resources(ask.resources().cpuUnits(), ask.resources().memoryMib(), gpus);
    }
}
