package ecsremediation.simulator.endpoint.ecs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.model.Resources;
import ecsremediation.simulator.ecs.AgentHealth;
import ecsremediation.simulator.ecs.EcsInstance;
import ecsremediation.simulator.ecs.EcsTask;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.SortedSet;
import java.util.TreeSet;

/** A container instance in the form of ECS's answers. */
final class InstanceRecords {
    private InstanceRecords() {}

    static ObjectNode instance(EcsInstance instance, boolean withHealth) {
        ObjectNode record = Trees.object();
        record.put("containerInstanceArn", instance.arn());
        record.put("ec2InstanceId", instance.ec2InstanceId());
        instance.capacityProvider().ifPresent(name -> record.put("capacityProviderName", name));
        record.put("version", 1);
        record.putObject("versionInfo")
                .put("agentVersion", "1.98.0")
                .put("agentHash", "00000000")
                .put("dockerVersion", "DockerVersion: 25.0.8");
        resources(record.putArray("registeredResources"), instance, instance.registered());
        resources(record.putArray("remainingResources"), instance, instance.remaining());
        record.put("status", instance.status());
        record.put("agentConnected", instance.agentConnected());
        record.put(
                "runningTasksCount",
                instance.tasks().stream().filter(EcsTask::isRunning).count());
        record.put(
                "pendingTasksCount",
                instance.tasks().stream().filter(EcsTask::isStarting).count());
        ArrayNode attributes = record.putArray("attributes");
        instance.attributes().forEach((name, value) -> {
            ObjectNode attribute = attributes.addObject().put("name", name);
            if (!value.isEmpty()) {
                attribute.put("value", value);
            }
        });
        record.set("registeredAt", Trees.instant(instance.registeredAt()));
        if (withHealth) {
            health(record.putObject("healthStatus"), instance.agentHealth());
        }
        record.putArray("attachments");
        record.putArray("tags");
        return record;
    }

    private static void health(ObjectNode record, AgentHealth health) {
        record.put("overallStatus", health.status());
        ObjectNode check = record.putArray("details").addObject();
        check.put("type", AgentHealth.TYPE).put("status", health.status());
        check.set("lastStatusChange", Trees.instant(health.changedAt()));
        health.reason().ifPresent(reason -> check.put("statusReason", reason));
    }

    private static void resources(ArrayNode list, EcsInstance instance, Resources amount) {
        integer(list, "CPU", amount.cpuUnits());
        integer(list, "MEMORY", amount.memoryMib());
        boolean registered = amount.equals(instance.registered());
        set(list, "PORTS", texts(registered ? instance.reservedTcpPorts() : instance.tcpPortsInUse()));
        set(list, "PORTS_UDP", texts(registered ? new TreeSet<>() : instance.udpPortsInUse()));
        if (instance.registered().gpus() > 0) {
            set(list, "GPU", gpus(amount.gpus()));
        }
    }

    private static SortedSet<String> texts(SortedSet<Integer> ports) {
        SortedSet<String> texts = new TreeSet<>();
        ports.forEach(port -> texts.add(String.valueOf(port)));
        return texts;
    }

    private static SortedSet<String> gpus(int count) {
        SortedSet<String> ids = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            ids.add("GPU-00000000-0000-0000-0000-00000000000" + i);
        }
        return ids;
    }

    private static void integer(ArrayNode list, String name, int value) {
        resource(list, name, "INTEGER").put("integerValue", value);
    }

    private static void set(ArrayNode list, String name, SortedSet<String> values) {
        ArrayNode texts = resource(list, name, "STRINGSET").putArray("stringSetValue");
        values.forEach(texts::add);
    }

    private static ObjectNode resource(ArrayNode list, String name, String type) {
        return list.addObject()
                .put("name", name)
                .put("type", type)
                .put("doubleValue", 0.0)
                .put("longValue", 0)
                .put("integerValue", 0);
    }
}
