package ecsremediation.simulator.ecs;

import ecsremediation.observe.Resources;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A container instance. It changes as tasks come and go; read it under the world's lock. */
public final class EcsInstance {
    private final String id;
    private final String arn;
    private final String ec2InstanceId;
    private final InstanceShape shape;
    private final SortedMap<String, String> attributes;
    private final Optional<String> capacityProvider;
    private final Instant registeredAt;
    private final Set<EcsTask> tasks = new LinkedHashSet<>();
    private String status = "ACTIVE";
    private boolean agentConnected = true;

    EcsInstance(String id, String arn, Registration registration, Optional<String> provider, Instant registeredAt) {
        this.id = id;
        this.arn = arn;
        this.ec2InstanceId = registration.ec2InstanceId();
        this.shape = registration.shape();
        this.capacityProvider = provider;
        this.registeredAt = registeredAt;
        attributes = new TreeMap<>(shape.attributes());
        attributes.put("ecs.availability-zone", registration.zone());
        attributes.put("ecs.instance-type", shape.instanceType());
    }

    public String id() {
        return id;
    }

    public String arn() {
        return arn;
    }

    public String ec2InstanceId() {
        return ec2InstanceId;
    }

    public Optional<String> capacityProvider() {
        return capacityProvider;
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    /** {@code ACTIVE}, {@code DRAINING} … */
    public String status() {
        return status;
    }

    public boolean agentConnected() {
        return agentConnected;
    }

    /** By name; those without a value map to the empty string. */
    public SortedMap<String, String> attributes() {
        return Collections.unmodifiableSortedMap(attributes);
    }

    public Resources registered() {
        return shape.registered();
    }

    /** What tasks that hold resources leave over. */
    public Resources remaining() {
        Resources left = registered();
        for (EcsTask task : tasks) {
            left = left.minus(taken(task));
        }
        return left;
    }

    private Resources taken(EcsTask task) {
        Ask ask = task.definition().ask();
        int gpus = ask.everyGpu() ? registered().gpus() : ask.resources().gpus();
        return new Resources(ask.resources().cpuUnits(), ask.resources().memoryMib(), gpus);
    }

    /** TCP host ports taken before any task comes. */
    public SortedSet<Integer> reservedTcpPorts() {
        return shape.reservedTcpPorts();
    }

    /** TCP host ports in use: the reserved ones and those of tasks. */
    public SortedSet<Integer> tcpPortsInUse() {
        SortedSet<Integer> ports = new TreeSet<>(shape.reservedTcpPorts());
        tasks.forEach(t -> ports.addAll(t.definition().ask().tcpPorts()));
        return ports;
    }

    /** UDP host ports in use. */
    public SortedSet<Integer> udpPortsInUse() {
        SortedSet<Integer> ports = new TreeSet<>();
        tasks.forEach(t -> ports.addAll(t.definition().ask().udpPorts()));
        return ports;
    }

    /** {@code awsvpc} tasks it can still take; empty where its type has no such limit here. */
    public OptionalInt freeInterfaces() {
        int used =
                tasks.stream().mapToInt(t -> t.definition().ask().interfaces()).sum();
        OptionalInt limit = shape.interfaces();
        return limit.isPresent() ? OptionalInt.of(limit.getAsInt() - used) : limit;
    }

    /** Tasks that hold its resources, in the order in which they were placed. */
    public Set<EcsTask> tasks() {
        return Collections.unmodifiableSet(tasks);
    }

    /** Whether ECS would place a task on it. */
    public boolean takesTasks() {
        return status.equals("ACTIVE") && agentConnected;
    }

    /** Its Availability Zone. */
    public String zone() {
        return attributes.getOrDefault("ecs.availability-zone", "");
    }

    void hold(EcsTask task) {
        tasks.add(task);
    }

    void release(EcsTask task) {
        tasks.remove(task);
    }

    void status(String next) {
        status = next;
    }

    void agentConnected(boolean connected) {
        agentConnected = connected;
    }
}
