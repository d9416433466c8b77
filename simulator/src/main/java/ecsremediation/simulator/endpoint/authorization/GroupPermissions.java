package ecsremediation.simulator.endpoint.authorization;

import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.endpoint.wire.Call;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.iam.IamRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The permissions that calls of EC2 Auto Scaling need. */
final class GroupPermissions {
    private static final String PREFIX = "autoscaling:";

    private final World world;

    GroupPermissions(World world) {
        this.world = world;
    }

    List<IamRequest> of(Call call) {
        return call.operation().equals("UpdateAutoScalingGroup")
                ? List.of(update(call))
                : RequiredPermissions.onAnything(call);
    }

    /** The condition keys are those parameters that the call sends, and the group's tags. */
    private IamRequest update(Call call) {
        Input input = call.input();
        String name = input.text("AutoScalingGroupName").orElse("");
        Optional<SimulatedGroup> group = world.read(() -> world.autoScaling().groups().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst());
        String arn = group.map(SimulatedGroup::arn)
                .orElseGet(() -> world.account().arn("autoscaling", "autoScalingGroup:*:autoScalingGroupName/" + name));
        IamRequest request = IamRequest.of(call.action(), arn);
        for (Map.Entry<String, String> tag : group.map(found -> world.read(found::tags))
                .orElse(Collections.emptySortedMap())
                .entrySet()) {
            request = request.with(PREFIX + "ResourceTag/" + tag.getKey(), tag.getValue())
                    .with("aws:ResourceTag/" + tag.getKey(), tag.getValue());
        }
        return sizes(launch(request, input), input);
    }

    private static IamRequest sizes(IamRequest request, Input input) {
        IamRequest more = request;
        for (String name : List.of("MinSize", "MaxSize", "LaunchConfigurationName")) {
            Optional<String> sent = input.text(name);
            more = sent.isPresent() ? more.with(PREFIX + name, sent.get()) : more;
        }
        Optional<String> subnets = input.text("VPCZoneIdentifier");
        return subnets.isPresent()
                ? more.with(PREFIX + "VPCZoneIdentifiers", List.of(subnets.get().split(",", -1)))
                : more;
    }

    private static IamRequest launch(IamRequest request, Input input) {
        Optional<Input> mixed = input.input("MixedInstancesPolicy").flatMap(policy -> policy.input("LaunchTemplate"));
        Optional<Input> template = input.input("LaunchTemplate")
                .or(() -> mixed.flatMap(launch -> launch.input("LaunchTemplateSpecification")));
        List<String> types = mixed.stream()
                .flatMap(launch -> launch.inputs("Overrides").stream())
                .flatMap(override -> override.text("InstanceType").stream())
                .toList();
        IamRequest more = types.isEmpty() ? request : request.with(PREFIX + "InstanceTypes", types);
        return template.isPresent()
                ? more.with(
                        PREFIX + "LaunchTemplateVersionSpecified",
                        String.valueOf(template.get().text("Version").isPresent()))
                : more;
    }
}
