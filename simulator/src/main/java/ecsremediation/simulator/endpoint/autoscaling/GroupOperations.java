package ecsremediation.simulator.endpoint.autoscaling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.autoscaling.SimulatedInstance;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The operations of EC2 Auto Scaling that describe groups and instances. */
final class GroupOperations {
    /** [Auto Scaling API, DescribeAutoScalingInstances]. */
    private static final int MOST_INSTANCES = 50;

    private final World world;

    GroupOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of("DescribeAutoScalingGroups", this::groups, "DescribeAutoScalingInstances", this::instances);
    }

    private ObjectNode groups(Input input) {
        List<String> names = input.texts("AutoScalingGroupNames");
        List<SimulatedGroup> found = world.autoScaling().groups().stream()
                .filter(group -> names.isEmpty() || names.contains(group.name()))
                .filter(group -> input.inputs("Filters").stream().allMatch(filter -> passes(group, filter)))
                .toList();
        return new Pages<>("AutoScalingGroups", SimulatedGroup::name, GroupRecords::group).answer(input, found);
    }

    private static boolean passes(SimulatedGroup group, Input filter) {
        String name = filter.required("Name");
        List<String> values = filter.texts("Values");
        if (name.startsWith("tag:")) {
            return values.contains(group.tags().getOrDefault(name.substring("tag:".length()), "\0"));
        }
        return switch (name) {
            case "tag-key" -> group.tags().keySet().stream().anyMatch(values::contains);
            case "tag-value" -> group.tags().values().stream().anyMatch(values::contains);
            default ->
                throw AwsFault.invalid(
                        Api.AUTO_SCALING,
                        "Filter type " + name + " is not correct. Allowed Filter"
                                + " types are: tag-key tag-value tag:<key>");
        };
    }

    private ObjectNode instances(Input input) {
        List<String> ids = input.texts("InstanceIds");
        if (ids.size() > MOST_INSTANCES) {
            throw AwsFault.invalid(
                    Api.AUTO_SCALING,
                    "The number of instance ids may not be more than " + MOST_INSTANCES
                            + ". Number of instance ids provided: " + ids.size());
        }
        Set<String> wanted = Set.copyOf(ids);
        List<InGroup> found = world.autoScaling().groups().stream()
                .flatMap(group -> group.members().stream().map(member -> new InGroup(group, member)))
                .filter(in -> wanted.isEmpty() || wanted.contains(in.member().id()))
                .toList();
        return new Pages<InGroup>("AutoScalingInstances", in -> in.member().id(), InGroup::record).answer(input, found);
    }

    private record InGroup(SimulatedGroup group, SimulatedInstance member) {
        ObjectNode record() {
            return GroupRecords.instance(group, member).put("AutoScalingGroupName", group.name());
        }
    }
}
