package ecsremediation.simulator;

import ecsremediation.model.ScalingPolicy;
import ecsremediation.simulator.autoscaling.AutoScaling;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.cloudwatch.CloudWatch;
import ecsremediation.simulator.cloudwatch.ContainerInsights;
import ecsremediation.simulator.ecs.Ecs;
import ecsremediation.simulator.ecs.ManagedScaling;
import ecsremediation.simulator.ecs.Provider;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.engine.SimulatedAccount;
import ecsremediation.simulator.lambda.FunctionSlots;
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
 * One AWS account in one Region, as far as ECS on EC2 and our functions need it, on a virtual clock and one seed. The
 * same seed and the same calls lead to the same history.
 *
 * <p>Thread-safe: every call is one step under one lock. What the services hand out is live; read several things of it
 * that belong together within {@link #read}. Functions run inside {@link #advance}, without the lock and while virtual
 * time stands still, so a function may call the world from any thread.
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

    /** A world of the lab's account and Region. */
    public World(long seed, Instant start) {
        this(SimulatedAccount.LAB, seed, start);
    }

    /** A world without anything in it. */
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
        new ContainerInsights(eventLoop, ecs, cloudWatch).start();
    }

    /** Virtual time. */
    public Instant now() {
        return eventLoop.now();
    }

    /** The virtual clock. */
    public InstantSource clock() {
        return eventLoop.clock();
    }

    /** Lets so much virtual time pass and everything happen that is due by then. */
    public void advance(Duration time) {
        eventLoop.advance(time);
    }

    /** Reads several things as they stand at one moment. */
    public <T> T read(Supplier<T> reading) {
        return eventLoop.locked(reading);
    }

    /** Changes several things as one step. */
    public void run(Runnable change) {
        eventLoop.run(change);
    }

    /** Makes something happen after so much virtual time, under the lock: a scripted hand. */
    public void after(Duration delay, Runnable happening) {
        eventLoop.after(delay, happening);
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

    /** How deliveries travel. */
    public Delays delays() {
        return delays;
    }

    /** Lets Lambda poll a queue for a function from now on. */
    public void poll(QueuePolling polling) {
        new QueuePoller(eventLoop, queues, functions, polling).start();
    }

    /** Puts a capacity provider over a group; with managed scaling the group gets ECS's policy and tag. */
    public Provider provide(String cluster, String name, String group, boolean managedScaling) {
        return eventLoop.locked(() -> {
            if (managedScaling) {
                SimulatedGroup scaled = autoScaling.group(group);
                scaled.add(new ScalingPolicy(EcsPolicy.NAME, "TargetTrackingScaling", true));
                scaled.tag("AmazonECSManaged", Optional.of(""));
            }
            return ecs.createProvider(cluster, name, group, managedScaling);
        });
    }
}
