package ecsremediation.cli.session;

import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.EcsInstance;
import ecsremediation.simulator.ecs.TaskFault;
import ecsremediation.simulator.endpoint.AwsEndpoint;
import ecsremediation.simulator.endpoint.FaultInjector;
import ecsremediation.simulator.endpoint.FaultInjector.Effect;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Call;
import ecsremediation.simulator.scenario.LabNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * The faults of a lab's world. Each is off until it is switched on, and then on until it is switched off. Of several
 * faults of launches or of tasks, the first in the order of {@link LabFault} counts. Thread-safe: each switch is one
 * step under the world's lock.
 */
public final class SwitchedFaults {
    private final World world;
    private final AwsEndpoint endpoint;
    private final SortedSet<LabFault> active = new TreeSet<>();
    private final Map<LabFault, FaultInjector> injectors = new EnumMap<>(LabFault.class);
    private final List<String> disconnected = new ArrayList<>();
    private final List<Observer> observers = new CopyOnWriteArrayList<>();

    SwitchedFaults(World world, AwsEndpoint endpoint) {
        this.world = world;
        this.endpoint = endpoint;
    }

    /** The faults that are on. */
    public SortedSet<LabFault> active() {
        return world.read(() -> Collections.unmodifiableSortedSet(new TreeSet<>(active)));
    }

    /** Switches a fault on; one that is on stays as it is. */
    public void on(LabFault fault) {
        world.run(() -> {
            if (active.add(fault)) {
                begin(fault);
                apply();
                observers.forEach(observer -> observer.switched(fault, true));
            }
        });
    }

    /** Switches a fault off; one that is off stays as it is. */
    public void off(LabFault fault) {
        world.run(() -> {
            if (active.remove(fault)) {
                end(fault);
                apply();
                observers.forEach(observer -> observer.switched(fault, false));
            }
        });
    }

    /** Switches a fault on for as long as it lasts in a run of the lab. */
    void start(LabFault fault) {
        on(fault);
        fault.lasts().ifPresent(time -> world.after(time, () -> off(fault)));
    }

    /** Calls the observer after each change, under the world's lock. */
    void observe(Observer observer) {
        observers.add(observer);
    }

    private void begin(LabFault fault) {
        switch (fault) {
            case THROTTLED -> injectors.put(fault, throttling());
            case LOST_ANSWER -> injectors.put(fault, firstChangeLost());
            case AGENTS_LOST -> {
                world.ecs().cluster(LabNames.CLUSTER).instances().stream()
                        .filter(EcsInstance::agentConnected)
                        .map(EcsInstance::ec2InstanceId)
                        .forEach(disconnected::add);
                disconnected.forEach(instance -> world.ecs().agentConnected(instance, false));
            }
            case CRASHING_TASKS -> {
                if (fault.tasks().orElse(null) instanceof TaskFault.Crash crash) {
                    world.ecs().exit(LabNames.TASK_FAMILY, crash.exitCode());
                }
            }
            case NO_CAPACITY, BAD_IMAGE, NEVER_REGISTERS, BAD_TASK_IMAGE -> {}
        }
    }

    private void end(LabFault fault) {
        injectors.remove(fault);
        if (fault == LabFault.AGENTS_LOST) {
            disconnected.forEach(instance -> world.ecs().agentConnected(instance, true));
            disconnected.clear();
        }
    }

    private void apply() {
        world.autoScaling().fault(LabNames.GROUP, first(LabFault::launches));
        world.ecs().fault(LabNames.TASK_FAMILY, first(LabFault::tasks));
        endpoint.injectFaults(injectors.values().stream().reduce(FaultInjector.NONE, FaultInjector::or));
    }

    private <T> Optional<T> first(Function<LabFault, Optional<T>> part) {
        return active.stream().flatMap(fault -> part.apply(fault).stream()).findFirst();
    }

    private static FaultInjector throttling() {
        AwsFault refusal = AwsFault.sender("ThrottlingException", "Rate exceeded");
        return FaultInjector.when(
                call -> call.action().equals("ecs:DescribeTaskDefinition"), new Effect.Refuse(refusal));
    }

    private static FaultInjector firstChangeLost() {
        AtomicBoolean lost = new AtomicBoolean();
        return FaultInjector.when(call -> changesAGroup(call) && !lost.getAndSet(true), new Effect.LoseAnswer());
    }

    private static boolean changesAGroup(Call call) {
        return call.api() == Api.AUTO_SCALING && call.isWrite();
    }

    /** Gets each change. */
    @FunctionalInterface
    interface Observer {
        void switched(LabFault fault, boolean isOn);
    }
}
