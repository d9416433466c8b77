package ecsremediation.simulator.endpoint.autoscaling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The operations of EC2 Auto Scaling that change a group. */
final class GroupChanges {
    private static final String GROUP = "AutoScalingGroupName";

    /** [Auto Scaling guide, suspending and resuming processes]. */
    private static final List<String> PROCESSES = List.of(
            "Launch",
            "Terminate",
            "AddToLoadBalancer",
            "AlarmNotification",
            "AZRebalance",
            "HealthCheck",
            "InstanceRefresh",
            "ReplaceUnhealthy",
            "ScheduledActions");

    private final World world;

    GroupChanges(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "UpdateAutoScalingGroup",
                this::update,
                "SetDesiredCapacity",
                this::setDesired,
                "SetInstanceProtection",
                this::protect,
                "StartInstanceRefresh",
                this::refresh,
                "SuspendProcesses",
                input -> suspend(input, true),
                "ResumeProcesses",
                input -> suspend(input, false));
    }

    private ObjectNode update(Input input) {
        SizeChange change =
                new SizeChange(input.integer("MinSize"), input.integer("DesiredCapacity"), input.integer("MaxSize"));
        world.autoScaling().update(input.required(GROUP), change);
        return Trees.object();
    }

    private ObjectNode setDesired(Input input) {
        int desired = input.integer("DesiredCapacity")
                .orElseThrow(() -> AwsFault.invalid(Api.AUTO_SCALING, "DesiredCapacity is required."));
        world.autoScaling().setDesired(input.required(GROUP), desired);
        return Trees.object();
    }

    private ObjectNode protect(Input input) {
        String group = input.required(GROUP);
        Set<String> instances = new TreeSet<>(input.texts("InstanceIds"));
        Set<String> members = new TreeSet<>();
        world.autoScaling().group(group).members().forEach(member -> members.add(member.id()));
        if (instances.isEmpty() || !members.containsAll(instances)) {
            throw AwsFault.invalid(
                    Api.AUTO_SCALING,
                    "The instances " + instances + " are not all part of Auto Scaling group " + group);
        }
        world.autoScaling().protectFromScaleIn(group, instances, input.flag("ProtectedFromScaleIn"));
        return Trees.object();
    }

    private ObjectNode refresh(Input input) {
        return Trees.object()
                .put(
                        "InstanceRefreshId",
                        world.autoScaling()
                                .startInstanceRefresh(input.required(GROUP))
                                .id());
    }

    private ObjectNode suspend(Input input, boolean suspended) {
        String group = input.required(GROUP);
        List<String> named = input.texts("ScalingProcesses");
        for (String process : named.isEmpty() ? PROCESSES : named) {
            if (!PROCESSES.contains(process)) {
                throw AwsFault.invalid(Api.AUTO_SCALING, "Unknown scaling process: " + process);
            }
            world.autoScaling().suspend(group, process, suspended);
        }
        return Trees.object();
    }
}
