package ecsremediation.simulator.endpoint.ecs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.EcsInstance;
import ecsremediation.simulator.ecs.EcsTask;
import ecsremediation.simulator.ecs.TaskStatus;
import ecsremediation.simulator.ecs.TaskStop;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.time.Instant;
import java.util.Optional;

/** A task in the form of ECS's answers. */
final class TaskRecords {
    private TaskRecords() {}

    static ObjectNode task(EcsTask task) {
        ObjectNode record = Trees.object();
        record.put("taskArn", task.arn());
        record.put("clusterArn", task.service().cluster().arn());
        record.put("taskDefinitionArn", task.definition().arn());
        record.put("group", task.service().taskGroup());
        record.put("startedBy", task.startedBy());
        record.put("lastStatus", task.status().name());
        record.put("desiredStatus", task.desiredStatus());
        record.put("healthStatus", task.healthStatus());
        record.put("launchType", "EC2");
        record.put("version", task.version());
        record.put("enableExecuteCommand", false);
        task.definition().spec().cpu().ifPresent(cpu -> record.put("cpu", String.valueOf(cpu)));
        task.definition().spec().memory().ifPresent(memory -> record.put("memory", String.valueOf(memory)));
        task.instance().ifPresent(instance -> place(record, instance));
        task.capacityProvider().ifPresent(name -> record.put("capacityProviderName", name));
        times(record, task);
        task.stop().ifPresent(stop -> stop(record, task, stop));
        record.putArray("attachments");
        record.putArray("tags");
        ArrayNode containers = record.putArray("containers");
        task.definition().spec().containers().forEach(spec -> containers.add(container(task, spec)));
        return record;
    }

    private static void place(ObjectNode record, EcsInstance instance) {
        record.put("containerInstanceArn", instance.arn());
        record.put("availabilityZone", instance.zone());
        record.put("connectivity", instance.agentConnected() ? "CONNECTED" : "DISCONNECTED");
    }

    private static void times(ObjectNode record, EcsTask task) {
        time(record, "createdAt", Optional.of(task.createdAt()));
        time(record, "pullStartedAt", task.pullStartedAt());
        time(record, "pullStoppedAt", task.pullStoppedAt());
        time(record, "startedAt", task.startedAt());
    }

    private static void stop(ObjectNode record, EcsTask task, TaskStop stop) {
        record.put("stopCode", stop.code());
        record.put("stoppedReason", stop.reason());
        time(record, "stoppingAt", Optional.of(stop.at()));
        if (task.status() == TaskStatus.STOPPED) {
            time(record, "stoppedAt", Optional.of(stop.at()));
        }
    }

    private static void time(ObjectNode record, String name, Optional<Instant> at) {
        at.ifPresent(instant -> record.set(name, Trees.instant(instant)));
    }

    private static ObjectNode container(EcsTask task, ContainerSpec spec) {
        ObjectNode record = Trees.object();
        record.put("containerArn", task.arn().replace(":task/", ":container/") + "/" + spec.name());
        record.put("taskArn", task.arn());
        record.put("name", spec.name());
        record.put("image", spec.image());
        record.put("lastStatus", task.status().name());
        record.put("healthStatus", task.healthStatus());
        record.put("cpu", String.valueOf(spec.cpu()));
        spec.memory().ifPresent(memory -> record.put("memory", String.valueOf(memory)));
        spec.memoryReservation().ifPresent(memory -> record.put("memoryReservation", String.valueOf(memory)));
        record.putArray("networkInterfaces");
        task.exitCode().ifPresent(code -> record.put("exitCode", code));
        task.stop()
                .filter(stop -> stop.code().equals("TaskFailedToStart"))
                .ifPresent(stop -> record.put("reason", stop.reason()));
        return record;
    }
}
