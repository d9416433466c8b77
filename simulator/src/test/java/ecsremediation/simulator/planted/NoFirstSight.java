package ecsremediation.simulator.planted;

import ecsremediation.Ports;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.LoadedIncidents;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import ecsremediation.model.WriteState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The planted fault "agent clock starts now": neither ECS nor the store says since when an agent is disconnected.
 */
public final class NoFirstSight extends StoreDouble implements ClusterReader {
    private final ClusterReader reader;

    private NoFirstSight(ClusterReader reader, IncidentStore store) {
        super(store);
        this.reader = reader;
    }

    /** These ports with the fault. */
    public static Ports in(Ports ports) {
        NoFirstSight fault = new NoFirstSight(ports.reader(), ports.store());
        return new Ports(
                fault, ports.writer(), fault, ports.locks(), ports.decisions(), ports.notifier(), ports.journal());
    }

    @Override
    public LoadedIncidents load(String cluster) {
        LoadedIncidents loaded = store.load(cluster);
        return new LoadedIncidents(
                loaded.incidents().stream().map(NoFirstSight::withoutProgress).toList(), loaded.skipped());
    }

    private static Incident withoutProgress(Incident i) {
        return new Incident(
                i.service(),
                i.openedAt(),
                i.phase(),
                i.cause(),
                Optional.empty(),
                i.doubt(),
                i.timeline(),
                i.nextReconciliation(),
                i.deadline(),
                i.notifications(),
                i.pending(),
                i.outbox(),
                i.version());
    }

    @Override
    public Observation observe(String cluster, Instant at) {
        Observation o = reader.observe(cluster, at);
        return new Observation(
                o.schema(),
                o.takenAt(),
                o.cluster(),
                o.services().stream().map(NoFirstSight::withoutMessages).toList(),
                o.waiting(),
                o.taskDefinitions(),
                o.containerInstances().stream().map(NoFirstSight::withoutTime).toList(),
                o.capacityProviders(),
                o.groups(),
                o.memory(),
                o.unread());
    }

    private static Service withoutMessages(Service s) {
        return new Service(
                s.name(),
                s.status(),
                s.schedulingStrategy(),
                s.launchType(),
                s.capacityProviders(),
                s.deploymentController(),
                s.counts(),
                s.minimumHealthyPercent(),
                s.maximumPercent(),
                s.deploymentStrategy(),
                s.deployments(),
                s.placementConstraints(),
                s.placementStrategies(),
                s.subnets(),
                List.of(),
                s.tasks());
    }

    private static ContainerInstance withoutTime(ContainerInstance i) {
        return new ContainerInstance(
                i.arn(),
                i.ec2InstanceId(),
                i.status(),
                i.agentConnected(),
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
                i.registeredAt(),
                Optional.empty());
    }

    @Override
    public Optional<WriteState> writeState(String group) {
        return reader.writeState(group);
    }

    @Override
    public List<String> clusters() {
        return reader.clusters();
    }
}
