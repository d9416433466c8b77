package ecsremediation.cli.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One list of a recording.
 *
 * @param api {@code ecs} or {@code autoscaling}
 * @param name as the API names it
 * @param id the fields that identify a record of the list
 */
record RecordedList(String api, String name, List<String> id) {
    static final String ECS = "ecs";
    static final String AUTO_SCALING = "autoscaling";
    static final String GROUP = "AutoScalingGroupName";

    static final RecordedList TASK_DEFINITIONS = new RecordedList(ECS, "taskDefinitions", List.of("taskDefinitionArn"));
    static final RecordedList WARM_POOLS = new RecordedList(AUTO_SCALING, "WarmPools", List.of(GROUP));

    /** Every list, in the order of the file. */
    static final List<RecordedList> ALL = List.of(
            new RecordedList(ECS, "clusters", List.of("clusterArn")),
            new RecordedList(ECS, "services", List.of("serviceArn")),
            new RecordedList(ECS, "tasks", List.of("taskArn")),
            TASK_DEFINITIONS,
            new RecordedList(ECS, "containerInstances", List.of("containerInstanceArn")),
            new RecordedList(ECS, "capacityProviders", List.of("name")),
            new RecordedList(AUTO_SCALING, "AutoScalingGroups", List.of(GROUP)),
            new RecordedList(AUTO_SCALING, "Activities", List.of(GROUP, "ActivityId")),
            new RecordedList(AUTO_SCALING, "ScalingPolicies", List.of(GROUP, "PolicyName")),
            new RecordedList(AUTO_SCALING, "ScheduledUpdateGroupActions", List.of(GROUP, "ScheduledActionName")),
            new RecordedList(AUTO_SCALING, "InstanceRefreshes", List.of(GROUP, "InstanceRefreshId")),
            new RecordedList(AUTO_SCALING, "LifecycleHooks", List.of(GROUP, "LifecycleHookName")),
            WARM_POOLS);

    RecordedList {
        id = List.copyOf(id);
    }

    /** The values of the identifying fields. */
    String key(JsonNode record) {
        return id.stream().map(field -> record.path(field).asText()).collect(Collectors.joining("\n"));
    }

    /** Records of one group stay in the order in which AWS lists them. */
    String orderedBy(JsonNode record) {
        return record.path(id.getFirst()).asText();
    }
}
