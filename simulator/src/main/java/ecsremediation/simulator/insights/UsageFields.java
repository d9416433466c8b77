package ecsremediation.simulator.insights;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.ecs.EcsTask;

/** The fields that events of tasks and of containers have in common. Storage and network are not simulated. */
final class UsageFields {
    private UsageFields() {}

    static void putTask(ObjectNode event, ClusterSample.Placed placed) {
        EcsTask task = placed.task();
        event.put("TaskId", task.id());
        event.put("TaskDefinitionFamily", placed.family());
        event.put("TaskDefinitionRevision", String.valueOf(task.definition().revision()));
        event.put("ContainerInstanceId", placed.instance().id());
        event.put("EC2InstanceId", placed.instance().ec2InstanceId());
        placed.service().ifPresent(service -> event.put("ServiceName", service));
        event.put("ClusterName", placed.cluster());
    }

    static void putUsage(ObjectNode event, Utilization usage) {
        event.put("CpuUtilized", usage.cpuUtilized()).put("CpuReserved", usage.cpuReserved());
        event.put("MemoryUtilized", usage.memoryUtilized()).put("MemoryReserved", usage.memoryReserved());
    }
}
