package ecsremediation.simulator.ecs;

import ecsremediation.model.Resources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** A container instance. Its values change as tasks start and stop: read it under the world's lock. */
public final class EcsInstance {
    private final Identity identity;
    private final String ec2InstanceId;
    private final InstanceShape shape;
    private final String zone;
    private final SortedMap<String, String> attributes;
    private final String group;
    private Optional<String> capacityProvider;
    private final Instant registeredAt;
    private final Set<EcsTask> tasks = new LinkedHashSet<>();
    private final InstanceResources resources;
    private String status = "ACTIVE";
    private Optional<Instant> disconnectedSince = Optional.empty();
    private AgentHealth agentHealth;
    private boolean registered = true;
    /** What the agent will do and report when it is connected again. */
    private final List<Runnable> waiting = new ArrayList<>();

    EcsInstance(Identity identity, Registration registration, Optional<String> provider, Instant registeredAt) {
        this.identity = identity;
        agentHealth = new AgentHealth(registeredAt, Optional.empty());
        this.ec2InstanceId = registration.ec2InstanceId();
        this.group = registration.group();
        this.shape = registration.shape();
        this.resources = new InstanceResources(shape);
        this.capacityProvider = provider;
        this.registeredAt = registeredAt;
        attributes = new TreeMap<>(shape.attributes());
        zone = registration.zone();
        attributes.put("ecs.availability-zone", zone);
        attributes.put("ecs.instance-type", shape.instanceType());
    }

    public String id() {
        return identity.id();
    }

    public String arn() {
        return identity.arn();
    }

    public String clusterArn() {
        return identity.clusterArn();
    }

    public String ec2InstanceId() {
        return ec2InstanceId;
    }

    /** The name of the Auto Scaling group that launched it. */
    String group() {
        return group;
    }

    void joins(String provider) {
        capacityProvider = Optional.of(provider);
    }

    public Optional<String> capacityProvider() {
        return capacityProvider;
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    /** {@code ACTIVE} or {@code DRAINING}. */
    public String status() {
        return status;
    }

    public boolean agentConnected() {
        return disconnectedSince.isEmpty();
    }

    /** Since when its agent is disconnected; empty if it is connected. */
    public Optional<Instant> disconnectedSince() {
        return disconnectedSince;
    }

    /** What ECS says about the connection of its agent. */
    public AgentHealth agentHealth() {
        return agentHealth;
    }

    /** Attribute values by name; the empty string for an attribute without a value. */
    public SortedMap<String, String> attributes() {
        return Collections.unmodifiableSortedMap(attributes);
    }

    public Resources registered() {
        return shape.registered();
    }

    /** The CPU units, memory and GPUs that its tasks leave free. */
    public Resources remaining() {
        return resources.free();
    }

    /** TCP host ports that no task can get. */
    public SortedSet<Integer> reservedTcpPorts() {
        return shape.reservedTcpPorts();
    }

    /** TCP host ports in use: the reserved ports and the ports of tasks. */
    public SortedSet<Integer> tcpPortsInUse() {
        return resources.tcpPorts();
    }

    /** UDP host ports in use. */
    public SortedSet<Integer> udpPortsInUse() {
        return resources.udpPorts();
    }

    /** Further {@code awsvpc} tasks that it takes; empty if its type has no such limit here. */
    public OptionalInt freeInterfaces() {
        OptionalInt limit = shape.interfaces();
        return limit.isPresent() ? OptionalInt.of(limit.getAsInt() - resources.interfaces()) : limit;
    }

    /** Tasks that hold its resources, in the order of their placement. */
    public Set<EcsTask> tasks() {
        return Collections.unmodifiableSet(tasks);
    }

    /** Whether ECS places tasks on it: it is ACTIVE and its agent is connected. */
    public boolean takesTasks() {
        return status.equals("ACTIVE") && agentConnected();
    }

    /** Its Availability Zone. */
    public String zone() {
        return zone;
    }

    /** An instance with the same tasks, apart from the world. */
    EcsInstance copy() {
        Registration same = new Registration("", ec2InstanceId, group, zone, shape);
        EcsInstance copy = new EcsInstance(identity, same, capacityProvider, registeredAt);
        copy.status = status;
        copy.disconnectedSince = disconnectedSince;
        tasks.forEach(copy::hold);
        return copy;
    }

    InstanceResources resources() {
        return resources;
    }

    void hold(EcsTask task) {
        if (tasks.add(task)) {
            resources.take(task.definition().demand());
        }
    }

    void release(EcsTask task) {
        if (tasks.remove(task)) {
            resources.release(task.definition().demand());
        }
    }

    void status(String next) {
        status = next;
    }

    void agentConnected(boolean connected, Instant at) {
        disconnectedSince = connected ? Optional.empty() : Optional.of(at);
        if (connected) {
            runWaiting();
        }
    }

    void agentHealth(AgentHealth next) {
        agentHealth = next;
    }

    /** Runs the agent's step now, or when its agent is connected again. */
    void whenConnected(Runnable step) {
        if (agentConnected() || !registered) {
            step.run();
        } else {
            waiting.add(step);
        }
    }

    /** It is gone: nothing waits for its agent any longer. */
    void deregister() {
        registered = false;
        disconnectedSince = Optional.empty();
        runWaiting();
    }

    private void runWaiting() {
        List<Runnable> steps = List.copyOf(waiting);
        waiting.clear();
        steps.forEach(Runnable::run);
    }

    /** The names of a container instance. */
    record Identity(String id, String arn, String clusterArn) {}
}
