package ecsremediation.simulator.endpoint.ecs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.TaskRevision;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.endpoint.wire.Trees;

/** A task definition in the form of ECS's answers. */
final class TaskDefinitionRecords {
    private TaskDefinitionRecords() {}

    static ObjectNode taskDefinition(TaskRevision revision) {
        TaskSpec spec = revision.spec();
        ObjectNode record = Trees.object();
        record.put("taskDefinitionArn", revision.arn());
        record.put("family", spec.family());
        record.put("revision", revision.revision());
        record.put("networkMode", spec.networkMode());
        record.put("status", "ACTIVE");
        record.set("registeredAt", Trees.instant(revision.registeredAt()));
        record.putArray("volumes");
        record.putArray("compatibilities").add("EC2");
        spec.cpu().ifPresent(cpu -> record.put("cpu", String.valueOf(cpu)));
        spec.memory().ifPresent(memory -> record.put("memory", String.valueOf(memory)));
        ArrayNode containers = record.putArray("containerDefinitions");
        spec.containers().forEach(container -> containers.add(container(container)));
        ArrayNode attributes = record.putArray("requiresAttributes");
        spec.requiresAttributes().forEach(attribute -> {
            ObjectNode one = attributes.addObject().put("name", attribute.name());
            attribute.value().ifPresent(value -> one.put("value", value));
        });
        ArrayNode constraints = record.putArray("placementConstraints");
        spec.placementConstraints()
                .forEach(c -> constraints.addObject().put("type", c.type()).put("expression", c.expression()));
        platform(record, spec);
        return record;
    }

    private static void platform(ObjectNode record, TaskSpec spec) {
        if (spec.cpuArchitecture().isPresent() || spec.operatingSystemFamily().isPresent()) {
            ObjectNode platform = record.putObject("runtimePlatform");
            spec.cpuArchitecture().ifPresent(value -> platform.put("cpuArchitecture", value));
            spec.operatingSystemFamily().ifPresent(value -> platform.put("operatingSystemFamily", value));
        }
    }

    private static ObjectNode container(ContainerSpec spec) {
        ObjectNode record = Trees.object();
        record.put("name", spec.name());
        record.put("image", spec.image());
        record.put("cpu", spec.cpu());
        spec.memory().ifPresent(memory -> record.put("memory", memory));
        spec.memoryReservation().ifPresent(memory -> record.put("memoryReservation", memory));
        record.put("essential", true);
        ArrayNode ports = record.putArray("portMappings");
        spec.ports()
                .forEach(port -> ports.addObject()
                        .put("containerPort", port.containerPort())
                        .put("hostPort", port.hostPort())
                        .put("protocol", port.protocol()));
        record.putArray("environment");
        record.putArray("mountPoints");
        record.putArray("volumesFrom");
        if (!spec.gpus().isEmpty()) {
            record.putArray("resourceRequirements")
                    .addObject()
                    .put("type", "GPU")
                    .put("value", spec.gpus());
        }
        return record;
    }
}
