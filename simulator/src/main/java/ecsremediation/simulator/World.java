package ecsremediation.simulator;

import ecsremediation.model.ScalingPolicy;
import ecsremediation.simulator.autoscaling.AutoScaling;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.autoscaling.TargetTracking;
import ecsremediation.simulator.cloudwatch.CloudWatch;
import ecsremediation.simulator.ecs.Ecs;
import ecsremediation.simulator.ecs.ManagedScaling;
import ecsremediation.simulator.ecs.Provider;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.engine.RandomSource;
import ecsremediation.simulator.engine.SimulatedAccount;
import ecsremediation.simulator.insights.ContainerInsights;
import ecsremediation.simulator.lambda.FunctionSlots;
import ecsremediation.simulator.logs.CloudWatchLogs;
import ecsremediation.simulator.messaging.Delays;
import ecsremediation.simulator.messaging.EventBus;
import ecsremediation.simulator.messaging.QueuePoller;
import ecsremediation.simulator.messaging.QueuePolling;
import ecsremediation.simulator.messaging.Queues;
import ecsremediation.simulator.messaging.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One AWS account in one Region with the services that ECS on EC2 and our functions need. It has a virtual clock and
 * one seed. The same seed and the same calls produce the same history.
 *
 * <p>Thread-safe: every call is one step under one lock. The objects that the services return are live. Read several
 * of their values within {@link #read}. Functions run inside {@link #advance}, without the lock and while virtual
 * time stands still. A function may therefore call the world from any thread.
 */
public final class World {
    private final EventLoop eventLoop;
    private final FunctionSlots functions;
    private final Queues queues;
    private final Delays delays;
    private final Topics topics;
    private final EventBus bus;
    private final Ecs ecs;
    private final AutoScaling autoScaling;
    private final CloudWatch cloudWatch;
    private final CloudWatchLogs logs;
    private final TargetTracking targetTracking;

    /** A world in {@link SimulatedAccount#LAB}. */
    public World(long seed, Instant start) {
        this(SimulatedAccount.LAB, seed, start);
    }

    /** An empty world. */
    public World(SimulatedAccount account, long seed, Instant start) {
        eventLoop = new EventLoop(account, seed, start);
        functions = new FunctionSlots(eventLoop);
        queues = new Queues(eventLoop);
        delays = new Delays(eventLoop);
        topics = new Topics(eventLoop, delays, functions, queues);
        bus = new EventBus(eventLoop, delays, functions, queues);
        ecs = new Ecs(eventLoop, bus);
        autoScaling = new AutoScaling(eventLoop, bus, new Agents(ecs));
        new ManagedScaling(eventLoop, ecs, new EcsPolicy(autoScaling)).start();
        cloudWatch = new CloudWatch(eventLoop, topics, functions, bus);
        logs = new CloudWatchLogs(eventLoop);
        new ContainerInsights(eventLoop, ecs, cloudWatch, logs).start();
        new ClusterReservation(eventLoop, ecs, cloudWatch).start();
        targetTracking = new TargetTracking(eventLoop, autoScaling, cloudWatch);
        targetTracking.start();
    }

    /** The present virtual time. */
    public Instant now() {
        return eventLoop.now();
    }

    /** The virtual clock. */
    public InstantSource clock() {
        return eventLoop.clock();
    }

    /** The random source of one concern. Its use does not change the numbers of another concern. */
    public RandomSource randomSource(String concern) {
        return eventLoop.randomSource(concern);
    }

    /**
     * Calls the observer after each event and after the functions that the event invoked, without the lock. It may
     * read the world, and change nothing.
     */
    public void observeSteps(Runnable observer) {
        eventLoop.observeSteps(observer);
    }

    /** Moves virtual time forward and runs every event that is due by then. */
    public void advance(Duration time) {
        eventLoop.advance(time);
    }

    /** Reads several values at one moment, under the lock. */
    public <T> T read(Supplier<T> reading) {
        return eventLoop.locked(reading);
    }

    /** Changes several values as one step, under the lock. */
    public void run(Runnable change) {
        eventLoop.run(change);
    }

    /** Schedules an external change. It runs under the lock when virtual time has moved by {@code delay}. */
    public void after(Duration delay, Runnable change) {
        eventLoop.after(delay, change);
    }

    public SimulatedAccount account() {
        return eventLoop.account();
    }

    public Ecs ecs() {
        return ecs;
    }

    public AutoScaling autoScaling() {
        return autoScaling;
    }

    public CloudWatch cloudWatch() {
        return cloudWatch;
    }

    public CloudWatchLogs logs() {
        return logs;
    }

    /** Target tracking scaling policies of groups. */
    public TargetTracking targetTracking() {
        return targetTracking;
    }

    public Topics topics() {
        return topics;
    }

    public EventBus bus() {
        return bus;
    }

    public Queues queues() {
        return queues;
    }

    public FunctionSlots functions() {
        return functions;
    }

    /** The delays of deliveries between AWS services. */
    public Delays delays() {
        return delays;
    }

    /** Adds an event source mapping: Lambda polls a queue for a function from now on. */
    public void poll(QueuePolling polling) {
        new QueuePoller(eventLoop, queues, functions, polling).start();
    }

    /** Adds a capacity provider to a group. With managed scaling, ECS adds its policy and its tag to the group. */
    public Provider createProvider(String cluster, String name, String group, boolean managedScaling) {
        return eventLoop.locked(() -> {
            if (managedScaling) {
                prepare(autoScaling.group(group));
            }
            return ecs.createProvider(cluster, name, group, managedScaling);
        });
    }

    /** CreateCapacityProvider: no cluster has it yet. With managed scaling, ECS adds its policy and its tag to the group. */
    public Provider createProvider(Provider provider) {
        return eventLoop.locked(() -> {
            Provider created = ecs.createProvider(provider);
            if (provider.managedScaling()) {
                prepare(autoScaling.group(provider.group()));
            }
            return created;
        });
    }

    /**
     * Turns managed scaling of a capacity provider on or off. ECS adds its policy and its tag to the group, or removes
     * the policy.
     *
     * @return the changed provider; empty if there is none of that name
     */
    public Optional<Provider> manageScaling(String provider, boolean isOn) {
        return eventLoop.locked(() -> {
            Optional<Provider> changed = ecs.manageScaling(provider, isOn);
            changed.flatMap(p -> autoScaling.find(p.group())).ifPresent(group -> {
                group.removePolicy(EcsPolicy.NAME);
                if (isOn) {
                    prepare(group);
                }
            });
            return changed;
        });
    }

    private static void prepare(SimulatedGroup scaled) {
        scaled.add(new ScalingPolicy(EcsPolicy.NAME, "TargetTrackingScaling", true));
        scaled.tag("AmazonECSManaged", Optional.of(""));
    }
}
