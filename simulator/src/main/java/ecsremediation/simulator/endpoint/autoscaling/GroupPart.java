package ecsremediation.simulator.endpoint.autoscaling;

import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.endpoint.wire.Input;
import java.util.Optional;
import java.util.stream.Stream;

/** Something of a group. */
record GroupPart<T>(SimulatedGroup group, T what) {
    /** The group that the call names; without a name all groups. */
    static Stream<SimulatedGroup> named(World world, Input input) {
        Optional<String> name = input.text("AutoScalingGroupName");
        return name.isPresent()
                ? Stream.of(world.autoScaling().group(name.get()))
                : world.autoScaling().groups().stream();
    }

    /** The ARN of something of a group. */
    static String arn(World world, SimulatedGroup group, String kind, String name) {
        return world.account().arn("autoscaling", kind + ":autoScalingGroupName/" + group.name() + ":" + name);
    }
}
