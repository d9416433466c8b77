package ecsremediation.simulator.ecs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.model.Resources;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.messaging.EventBus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Puts ECS's events about container instances on the bus, with the fields that subscribers commonly read. */
final class InstanceEvents {
    private final EventLoop eventLoop;
    private final EventBus bus;

    InstanceEvents(EventLoop eventLoop, EventBus bus) {
        this.eventLoop = eventLoop;
        this.bus = bus;
    }

    /** The status of the instance or the connection of its agent changed [ECS guide, container instance events]. */
    void changed(EcsInstance instance) {
        ObjectNode detail = Documents.object();
        detail.put("agentConnected", instance.agentConnected());
        names(detail, instance);
        resources(detail.putArray("registeredResources"), instance.registered());
        resources(detail.putArray("remainingResources"), instance.remaining());
        detail.put("status", instance.status());
        detail.put("updatedAt", eventLoop.now().toString());
        bus.put("aws.ecs", "ECS Container Instance State Change", List.of(instance.arn()), detail);
    }

    /** The health of the instance's agent connection changed [ECS guide, container instance health change events]. */
    void health(EcsInstance instance) {
        ObjectNode detail = Documents.object();
        names(detail, instance);
        instance.capacityProvider()
                .ifPresentOrElse(
                        name -> detail.put("capacityProviderName", name), () -> detail.putNull("capacityProviderName"));
        AgentHealth health = instance.agentHealth();
        detail.put("overallStatus", health.status());
        ObjectNode check = detail.putArray("healthChecks").addObject();
        check.put("type", AgentHealth.TYPE);
        check.put("status", health.status());
        check.put("lastStatusChange", seconds(health.changedAt()));
        check.put("lastUpdated", seconds(eventLoop.now()));
        health.reason()
                .ifPresentOrElse(reason -> check.put("statusReason", reason), () -> check.putNull("statusReason"));
        bus.put("aws.ecs", "ECS Container Instance Health Change", List.of(instance.arn()), detail);
    }

    private static void names(ObjectNode detail, EcsInstance instance) {
        detail.put("clusterArn", instance.clusterArn());
        detail.put("containerInstanceArn", instance.arn());
        detail.put("ec2InstanceId", instance.ec2InstanceId());
    }

    private static void resources(ArrayNode list, Resources amount) {
        list.addObject().put("name", "CPU").put("type", "INTEGER").put("integerValue", amount.cpuUnits());
        list.addObject().put("name", "MEMORY").put("type", "INTEGER").put("integerValue", amount.memoryMib());
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
