package ecsremediation.simulator.ecs;

import ecsremediation.simulator.engine.ApiException;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.messaging.EventBus;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Amazon ECS: the effects of its API calls on the world's state. A cluster or a service is named by its short name or
 * its ARN. Every method is one step under the world's lock. The objects it returns are live: read them under that
 * lock.
 */
public final class Ecs {
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final int WHOLE = 100;

    private final EventLoop eventLoop;
    private final ServiceScheduler scheduler;
    private final Map<String, EcsCluster> clusters = new TreeMap<>();
    private final RevisionRegistry definitions;
    private final ServiceLifecycle services;
    private final InstanceRegistry instances;
    private final ProviderRegistry providers;
    private final TaskRuns runs;
    private final ResourceTags tags = new ResourceTags();

    public Ecs(EventLoop eventLoop, EventBus bus) {
        this.eventLoop = eventLoop;
        EcsEventPublisher publisher = new EcsEventPublisher(eventLoop, bus);
        scheduler = new ServiceScheduler(eventLoop, publisher);
        definitions = new RevisionRegistry(eventLoop);
        services = new ServiceLifecycle(eventLoop, scheduler, publisher, definitions);
        instances = new InstanceRegistry(eventLoop, scheduler, new InstanceEvents(eventLoop, bus), clusters);
        providers = new ProviderRegistry(clusters);
        runs = new TaskRuns(eventLoop, scheduler);
        eventLoop.after(SWEEP, this::sweep);
    }

    private void sweep() {
        clusters.values().forEach(c -> {
            c.services().forEach(scheduler::reconcile);
            c.waitingOutside().forEach(scheduler::reconcile);
        });
        eventLoop.after(SWEEP, this::sweep);
    }

    /**
     * Sets whether ECS tries placement at once when an instance registers. The default is false, as measured in 2019.
     */
    public void registrationTriggersPlacement(boolean triggers) {
        eventLoop.run(() -> instances.registrationTriggersPlacement(triggers));
    }

    /** Creates a cluster, or returns the one of that name. */
    public EcsCluster createCluster(String name) {
        return eventLoop.locked(() -> clusters.computeIfAbsent(
                name, n -> new EcsCluster(n, eventLoop.account().cluster(n))));
    }

    /** All clusters, by name. */
    public Collection<EcsCluster> clusters() {
        return eventLoop.locked(() -> List.copyOf(clusters.values()));
    }

    /**
     * The cluster of that name.
     *
     * @throws ApiException ClusterNotFoundException if there is none
     */
    public EcsCluster cluster(String nameOrArn) {
        return eventLoop.locked(() -> Optional.ofNullable(clusters.get(shortName(nameOrArn)))
                .orElseThrow(() -> new ApiException("ClusterNotFoundException", "Cluster not found.")));
    }

    /** Sets the cluster setting {@code containerInsights}: {@code enhanced}, {@code enabled} or {@code disabled}. */
    public void containerInsights(String cluster, String value) {
        if (!List.of("enhanced", "enabled", "disabled").contains(value)) {
            throw new ApiException(
                    "InvalidParameterException", "Invalid value for setting containerInsights: " + value);
        }
        eventLoop.run(() -> cluster(cluster).containerInsights(value));
    }

    /** Registers the next revision of a family. */
    public TaskRevision register(TaskSpec spec) {
        return eventLoop.locked(() -> definitions.register(spec));
    }

    /**
     * The task definition of that name.
     *
     * @param name ARN, {@code family:revision}, or the family alone for its newest revision
     * @throws ApiException ClientException if there is none
     */
    public TaskRevision taskDefinition(String name) {
        return eventLoop.locked(() -> definitions.named(name));
    }

    /** Creates a service. It starts its tasks afterwards, in virtual time. */
    public EcsService createService(String cluster, ServiceSpec spec) {
        return eventLoop.locked(() -> services.create(cluster(cluster), spec));
    }

    /**
     * The service of that name.
     *
     * @throws ApiException ServiceNotFoundException if there is none
     */
    public EcsService service(String cluster, String nameOrArn) {
        return eventLoop.locked(() -> ServiceLifecycle.named(cluster(cluster), shortName(nameOrArn)));
    }

    /**
     * UpdateService. An empty value of the update stays as it is. Another task definition, or a forced deployment,
     * starts a deployment; nothing else does [ECS API, UpdateService]. ECS tries placement at once for a deployment,
     * and for another desired count, placement or deployment configuration (assumed). An update that changes nothing
     * leaves the next attempt where it was: no source names a harmless way to make ECS try at once.
     *
     * @throws ApiException ServiceNotActiveException if it was deleted; ClientException if there is no such task
     *     definition; InvalidParameterException for a negative desired count, or for another capacity provider strategy
     *     without a forced deployment
     */
    public EcsService updateService(String cluster, String service, ServiceUpdate update) {
        return eventLoop.locked(() -> services.update(cluster(cluster), shortName(service), update));
    }

    /**
     * DeleteService: stops its tasks. It is no longer among the cluster's services.
     *
     * @param force deletes a service with a desired count above 0 too
     * @throws ApiException ServiceNotFoundException if there is none; InvalidParameterException if it is scaled above 0
     */
    public EcsService deleteService(String cluster, String service, boolean force) {
        return eventLoop.locked(() -> services.delete(cluster(cluster), shortName(service), force));
    }

    /** Creates a capacity provider for a group, with termination protection, and adds it to a cluster. */
    public Provider createProvider(String cluster, String name, String group, boolean managedScaling) {
        return eventLoop.locked(() -> {
            Provider provider = createProvider(providerOf(name, group, managedScaling, WHOLE, true));
            cluster(cluster).add(provider);
            return provider;
        });
    }

    /** A capacity provider that does not exist yet. */
    public Provider providerOf(
            String name, String group, boolean managedScaling, int targetCapacity, boolean protects) {
        String arn = eventLoop.account().arn("ecs", "capacity-provider/" + name);
        return new Provider(name, arn, group, managedScaling, targetCapacity, protects);
    }

    /** CreateCapacityProvider: adds a provider, or replaces the one of that name. No cluster has it yet. */
    public Provider createProvider(Provider provider) {
        return eventLoop.locked(() -> providers.create(provider));
    }

    /** The capacity providers of the account, by name. */
    public Collection<Provider> providers() {
        return eventLoop.locked(providers::all);
    }

    /**
     * PutClusterCapacityProviders: a cluster has these providers from now on, and no others.
     *
     * @param strategy names of the default strategy; the first takes all tasks
     * @throws ApiException InvalidParameterException for an unknown provider; ResourceInUseException if a service uses
     *     one that is left out
     */
    public void associate(String cluster, List<String> names, List<String> strategy) {
        eventLoop.run(() -> providers.associate(cluster(cluster), names, strategy));
    }

    /** Turns managed scaling of a capacity provider on or off; empty if there is none of that name. */
    public Optional<Provider> manageScaling(String name, boolean isOn) {
        return eventLoop.locked(() -> providers.manageScaling(name, isOn));
    }

    /**
     * RunTask on launch type EC2 or through a capacity provider: starts tasks outside of services.
     *
     * @throws ApiException InvalidParameterException if the cluster, or the provider without managed scaling, has no
     *     instance; ClientException if there is no such task definition
     */
    public TaskRun.Started run(String cluster, TaskRun run) {
        return eventLoop.locked(() -> runs.run(cluster(cluster), run, taskDefinition(run.taskDefinition())));
    }

    /** The tags of ECS's resources. Use them under the world's lock. */
    public ResourceTags tags() {
        return tags;
    }

    /** All task definitions, by family and revision. */
    public List<TaskRevision> taskDefinitions() {
        return eventLoop.locked(definitions::all);
    }

    /**
     * Removes a container instance from its cluster, as DeregisterContainerInstance does by force. The service scheduler
     * replaces its tasks; what becomes of their containers is not simulated.
     */
    public void deregister(EcsInstance instance) {
        eventLoop.run(() -> instances.deregister(instance));
    }

    /** Registers a container instance, as its agent does at the end of the boot. */
    public EcsInstance registerInstance(Registration registration) {
        return eventLoop.locked(() -> instances.register(cluster(registration.cluster()), registration));
    }

    /** The container instance on an EC2 instance, in any cluster; empty if there is none. */
    public Optional<EcsInstance> instanceOn(String ec2InstanceId) {
        return eventLoop.locked(() -> instances.on(ec2InstanceId));
    }

    /** Removes the container instance of a terminated EC2 instance and stops its tasks. */
    public void terminated(String ec2InstanceId) {
        on(ec2InstanceId, instances::terminated);
    }

    /**
     * Sets an instance to ACTIVE or DRAINING. The service scheduler replaces tasks of a draining instance on other
     * instances.
     */
    public void instanceStatus(String ec2InstanceId, String status) {
        on(ec2InstanceId, instance -> instances.status(instance, status));
    }

    /**
     * Disconnects or reconnects the agent of an instance. While it is disconnected, ECS places no task there, and the
     * tasks there stay as they are. ECS sends its events on both.
     */
    public void agentConnected(String ec2InstanceId, boolean connected) {
        on(ec2InstanceId, instance -> instances.agentConnected(instance, connected));
    }

    /**
     * EC2's notice that it will interrupt a Spot Instance: the instance is DRAINING and its tasks stop with stop code
     * {@code SpotInterruption}. The termination, two minutes later, is {@link #terminated}.
     */
    public void interruptSpot(String ec2InstanceId) {
        on(ec2InstanceId, instances::interruptSpot);
    }

    private void on(String ec2InstanceId, Consumer<EcsInstance> change) {
        eventLoop.run(() -> instances.on(ec2InstanceId).ifPresent(change));
    }

    /** StopTask by a user: stops one task with stop code {@code UserInitiated}. */
    public void stopTask(EcsTask task, String reason) {
        eventLoop.run(() -> scheduler
                .lifecycle()
                .stop(task, new TaskStop(eventLoop.now(), "UserInitiated", reason, OptionalInt.empty())));
    }

    /** The container of each running task of a family exits by itself now. */
    public void exit(String family, int exitCode) {
        eventLoop.run(() -> clusters.values().stream()
                .flatMap(cluster -> cluster.tasks().stream())
                .filter(task ->
                        task.isRunning() && task.definition().spec().family().equals(family))
                .toList()
                .forEach(task -> scheduler.lifecycle().exit(task, exitCode)));
    }

    /**
     * Makes each task of a service take its time to stop, as behind a load balancer: it is DEACTIVATING while the load
     * balancer deregisters it, then it stops as usual. It holds its resources meanwhile.
     *
     * @param time how long it is DEACTIVATING, not negative; empty for not at all
     */
    public void stopTime(String cluster, String service, Optional<Duration> time) {
        if (time.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("a stop time is not negative: " + time);
        }
        eventLoop.run(() -> service(cluster, service).stopTime(time));
    }

    /** Makes every task of a family fail in one way; empty ends the fault. */
    public void fault(String family, Optional<TaskFault> fault) {
        fault(family, fault, 1);
    }

    /**
     * Makes a share of the tasks of a family fail in one way; empty ends the fault. Which tasks fail is random.
     *
     * @param share more than 0 and at most 1
     */
    public void fault(String family, Optional<TaskFault> fault, double share) {
        eventLoop.run(() -> scheduler.lifecycle().faults().family(family, fault, share));
    }

    /**
     * Makes every task of one revision fail in one way, whatever the fault of its family; empty ends the fault.
     *
     * @param name ARN, or {@code family:revision}
     * @throws ApiException ClientException if there is no such revision
     */
    public void faultRevision(String name, Optional<TaskFault> fault) {
        eventLoop.run(() ->
                scheduler.lifecycle().faults().revision(taskDefinition(name).arn(), fault));
    }

    private static String shortName(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }
}
