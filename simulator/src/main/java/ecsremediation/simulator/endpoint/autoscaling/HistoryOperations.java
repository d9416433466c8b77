package ecsremediation.simulator.endpoint.autoscaling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.model.WarmPool;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.Activity;
import ecsremediation.simulator.autoscaling.GroupRefresh;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.autoscaling.SimulatedInstance;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The operations that describe activities, warm pool and instance refreshes of a group. */
final class HistoryOperations {
    private static final String GROUP = "AutoScalingGroupName";
    private static final String REFRESH_ID = "InstanceRefreshId";

    private final World world;

    HistoryOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "DescribeScalingActivities", this::activities,
                "DescribeWarmPool", this::warmPool,
                "DescribeInstanceRefreshes", this::refreshes);
    }

    private ObjectNode activities(Input input) {
        List<String> ids = input.texts("ActivityIds");
        List<Activity> found = GroupPart.named(world, input)
                .flatMap(group -> group.activities().stream())
                .filter(activity -> ids.isEmpty() || ids.contains(activity.id()))
                .toList();
        return new Pages<>("Activities", Activity::id, GroupRecords::activity).answer(input, found);
    }

    private ObjectNode warmPool(Input input) {
        SimulatedGroup group = world.autoScaling().group(input.required(GROUP));
        ObjectNode answer = new Pages<SimulatedInstance>(
                        "Instances", SimulatedInstance::id, member -> GroupRecords.instance(group, member))
                .answer(input, group.warm());
        group.warmPool().ifPresent(pool -> answer.set("WarmPoolConfiguration", warmPool(pool)));
        return answer;
    }

    static ObjectNode warmPool(WarmPool pool) {
        ObjectNode record = Trees.object();
        pool.maxPrepared().ifPresent(most -> record.put("MaxGroupPreparedCapacity", most));
        return record.put("MinSize", pool.minSize()).put("PoolState", pool.state());
    }

    private ObjectNode refreshes(Input input) {
        SimulatedGroup group = world.autoScaling().group(input.required(GROUP));
        List<ObjectNode> shown =
                group.instanceRefresh() && group.refreshes().stream().noneMatch(GroupRefresh::isInProgress)
                        ? List.of(refresh(group))
                        : List.of();
        List<ObjectNode> all = Stream.concat(
                        shown.stream(), group.refreshes().stream().map(r -> refresh(group, r)))
                .toList();
        return new Pages<ObjectNode>(
                        "InstanceRefreshes", r -> r.path(REFRESH_ID).asText(), r -> r)
                .answer(input, all);
    }

    /** One that is only shown. */
    private ObjectNode refresh(SimulatedGroup group) {
        ObjectNode record = Trees.object();
        record.put(REFRESH_ID, "00000000-0000-4000-8000-000000000001");
        record.put(GROUP, group.name());
        record.put("Status", "InProgress");
        record.set("StartTime", Trees.instant(world.now()));
        record.put("PercentageComplete", 0);
        record.put("InstancesToUpdate", group.members().size());
        return record;
    }

    private static ObjectNode refresh(SimulatedGroup group, GroupRefresh refresh) {
        ObjectNode record = Trees.object();
        record.put(REFRESH_ID, refresh.id());
        record.put(GROUP, group.name());
        record.put("Status", refresh.status());
        record.set("StartTime", Trees.instant(refresh.startedAt()));
        refresh.endedAt().ifPresent(end -> record.set("EndTime", Trees.instant(end)));
        record.put("PercentageComplete", refresh.percentage());
        record.put("InstancesToUpdate", refresh.outdated().size());
        return record;
    }
}
