package ecsremediation.simulator.ports;

import ecsremediation.model.ContainerInstance;
import ecsremediation.simulator.ecs.EcsInstance;
import ecsremediation.simulator.ecs.EcsTask;
import java.time.temporal.ChronoUnit;

/** Turns a simulated container instance into the model's instance. */
final class InstanceViews {
    private InstanceViews() {}

    static ContainerInstance instance(EcsInstance i) {
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
                i.freeInterfaces(),
                (int) i.tasks().stream().filter(EcsTask::isRunning).count(),
                (int) i.tasks().stream().filter(EcsTask::isStarting).count(),
                i.attributes(),
                i.capacityProvider(),
                i.registeredAt(),
                i.agentHealth().disconnectedSince().map(since -> since.truncatedTo(ChronoUnit.SECONDS)));
    }
}
