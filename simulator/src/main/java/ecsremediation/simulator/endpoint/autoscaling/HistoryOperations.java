package ecsremediation.simulator.endpoint.autoscaling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.model.ScalingPolicy;
import ecsremediation.model.WarmPool;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.Activity;
import ecsremediation.simulator.autoscaling.GroupRefresh;
import ecsremediation.simulator.autoscaling.ScheduledSizes;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.autoscaling.SimulatedInstance;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The operations that describe past and future changes of a group: activities, policies, scheduled actions, warm pool
 * and instance refreshes.
 */
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
                "DescribePolicies", this::policies,
                "DescribeScheduledActions", this::scheduledActions,
                "DescribeWarmPool", this::warmPool,
                "DescribeInstanceRefreshes", this::refreshes);
    }

    private Stream<SimulatedGroup> groups(Input input) {
        Optional<String> name = input.text(GROUP);
        return name.isPresent()
                ? Stream.of(world.autoScaling().group(name.get()))
                : world.autoScaling().groups().stream();
    }

    private ObjectNode activities(Input input) {
        List<String> ids = input.texts("ActivityIds");
        List<Activity> found = groups(input)
                .flatMap(group -> group.activities().stream())
                .filter(activity -> ids.isEmpty() || ids.contains(activity.id()))
                .toList();
        return new Pages<>("Activities", Activity::id, this::activity).answer(input, found);
    }

    private ObjectNode activity(Activity activity) {
        ObjectNode record = Trees.object();
        record.put("ActivityId", activity.id());
        record.put(GROUP, activity.group());
        record.put("Description", activity.description());
        record.put("Cause", activity.cause());
        record.set("StartTime", Trees.instant(activity.startedAt()));
        activity.endedAt().ifPresent(end -> record.set("EndTime", Trees.instant(end)));
        record.put("StatusCode", activity.status());
        if (!activity.statusMessage().isEmpty()) {
            record.put("StatusMessage", activity.statusMessage());
        }
        record.put("Progress", activity.endedAt().isPresent() ? 100 : 50);
        record.put("Details", activity.details());
        return record;
    }

    private ObjectNode policies(Input input) {
        List<String> names = input.texts("PolicyNames");
        List<String> types = input.texts("PolicyTypes");
        List<InGroup<ScalingPolicy>> found = groups(input)
                .flatMap(group -> group.policies().stream().map(policy -> new InGroup<>(group, policy)))
                .filter(in -> names.isEmpty() || names.contains(in.what().name()))
                .filter(in -> types.isEmpty() || types.contains(in.what().kind()))
                .toList();
        return new Pages<InGroup<ScalingPolicy>>(
                        "ScalingPolicies", in -> in.what().name(), this::policy)
                .answer(input, found);
    }

    private ObjectNode policy(InGroup<ScalingPolicy> in) {
        ScalingPolicy policy = in.what();
        ObjectNode record = Trees.object();
        record.put(GROUP, in.group().name());
        record.put("PolicyName", policy.name());
        record.put("PolicyARN", arn("scalingPolicy", in.group(), "policyName/" + policy.name()));
        record.put("PolicyType", policy.kind());
        record.put("Enabled", policy.enabled());
        record.putArray("StepAdjustments");
        record.putArray("Alarms");
        return record;
    }

    private ObjectNode scheduledActions(Input input) {
        List<InGroup<ScheduledSizes>> found = groups(input)
                .flatMap(group -> scheduled(group).map(action -> new InGroup<>(group, action)))
                .filter(in -> input.instant("StartTime")
                        .filter(from -> from.isAfter(in.what().at()))
                        .isEmpty())
                .filter(in -> input.instant("EndTime")
                        .filter(to -> to.isBefore(in.what().at()))
                        .isEmpty())
                .toList();
        return new Pages<InGroup<ScheduledSizes>>(
                        "ScheduledUpdateGroupActions", in -> in.what().name(), this::scheduledAction)
                .answer(input, found);
    }

    /** The actions that are only shown, and those that run. */
    private Stream<ScheduledSizes> scheduled(SimulatedGroup group) {
        Instant due = world.now().plus(SimulatedGroup.SCHEDULED_IN);
        SizeChange none = new SizeChange(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
        return Stream.concat(
                group.scheduledActions().stream().map(name -> new ScheduledSizes(name, due, Optional.empty(), none)),
                group.schedule().stream());
    }

    private ObjectNode scheduledAction(InGroup<ScheduledSizes> in) {
        ScheduledSizes action = in.what();
        ObjectNode record = Trees.object();
        record.put(GROUP, in.group().name());
        record.put("ScheduledActionName", action.name());
        record.put(
                "ScheduledActionARN",
                arn("scheduledUpdateGroupAction", in.group(), "scheduledActionName/" + action.name()));
        record.set("StartTime", Trees.instant(action.at()));
        action.change().min().ifPresent(min -> record.put("MinSize", min));
        action.change().max().ifPresent(max -> record.put("MaxSize", max));
        action.change().desired().ifPresent(desired -> record.put("DesiredCapacity", desired));
        return record;
    }

    private String arn(String kind, SimulatedGroup group, String name) {
        return world.account().arn("autoscaling", kind + ":autoScalingGroupName/" + group.name() + ":" + name);
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

    private record InGroup<T>(SimulatedGroup group, T what) {}
}
