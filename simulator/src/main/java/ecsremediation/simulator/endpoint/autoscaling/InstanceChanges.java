package ecsremediation.simulator.endpoint.autoscaling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.Activity;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The operations of EC2 Auto Scaling that change single instances of a group. */
final class InstanceChanges {
    private static final String GROUP = "AutoScalingGroupName";
    private static final String INSTANCE = "InstanceId";
    private static final String SHRINK = "ShouldDecrementDesiredCapacity";

    private final World world;

    InstanceChanges(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "TerminateInstanceInAutoScalingGroup", this::terminate,
                "SetInstanceHealth", this::health,
                "SetInstanceProtection", this::protect);
    }

    private ObjectNode terminate(Input input) {
        if (!input.has(SHRINK)) {
            throw AwsFault.invalid(
                    Api.AUTO_SCALING,
                    "1 validation error detected: Value null at 'shouldDecrementDesiredCapacity' failed to satisfy"
                            + " constraint: Member must not be null");
        }
        Activity activity = world.autoScaling().terminateInstance(input.required(INSTANCE), input.flag(SHRINK));
        return Trees.object().set("Activity", GroupRecords.activity(activity));
    }

    private ObjectNode health(Input input) {
        boolean healthy = switch (input.required("HealthStatus")) {
            case "Healthy" -> true;
            case "Unhealthy" -> false;
            default ->
                throw AwsFault.invalid(Api.AUTO_SCALING, "Valid instance health states are: [Healthy, Unhealthy].");
        };
        world.autoScaling().instanceHealth(input.required(INSTANCE), healthy);
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
}
