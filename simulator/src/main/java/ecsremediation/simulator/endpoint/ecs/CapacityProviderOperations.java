package ecsremediation.simulator.endpoint.ecs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.ecs.Provider;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.List;
import java.util.Map;

/** The operations of ECS on capacity providers. */
final class CapacityProviderOperations {
    private final World world;

    CapacityProviderOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of("DescribeCapacityProviders", this::describe, "UpdateCapacityProvider", this::update);
    }

    private ObjectNode update(Input input) {
        String name = Requests.shortName(input.required("name"));
        Input scaling = input.requiredInput("autoScalingGroupProvider").requiredInput("managedScaling");
        boolean isOn = switch (scaling.required("status")) {
            case "ENABLED" -> true;
            case "DISABLED" -> false;
            default -> throw Requests.invalid("status should be one of [ENABLED,DISABLED].");
        };
        Provider changed = world.manageScaling(name, isOn)
                .orElseThrow(() -> Requests.invalid("The specified capacity provider does not exist."));
        return Trees.object().set("capacityProvider", record(changed));
    }

    private ObjectNode describe(Input input) {
        List<String> requested = input.texts("capacityProviders").stream()
                .map(Requests::shortName)
                .toList();
        List<Provider> providers = world.ecs().clusters().stream()
                .flatMap(cluster -> cluster.providers().stream())
                .filter(provider -> requested.isEmpty() || requested.contains(provider.name()))
                .distinct()
                .toList();
        ObjectNode answer = Trees.object();
        ArrayNode records = answer.putArray("capacityProviders");
        providers.forEach(provider -> records.add(record(provider)));
        ArrayNode failures = answer.putArray("failures");
        requested.stream()
                .filter(name -> providers.stream().noneMatch(p -> p.name().equals(name)))
                .forEach(name -> failures.addObject()
                        .put("arn", world.account().arn("ecs", "capacity-provider/" + name))
                        .put("reason", "MISSING"));
        return answer;
    }

    private ObjectNode record(Provider provider) {
        ObjectNode record = Trees.object();
        record.put("capacityProviderArn", provider.arn());
        record.put("name", provider.name());
        record.put("status", "ACTIVE");
        record.put("type", "EC2_AUTOSCALING");
        ObjectNode group = record.putObject("autoScalingGroupProvider");
        group.put(
                "autoScalingGroupArn",
                world.autoScaling()
                        .find(provider.group())
                        .map(SimulatedGroup::arn)
                        .orElse(provider.group()));
        group.putObject("managedScaling")
                .put("status", provider.managedScaling() ? "ENABLED" : "DISABLED")
                .put("targetCapacity", provider.targetCapacity())
                .put("minimumScalingStepSize", 1)
                .put("maximumScalingStepSize", 10_000)
                .put("instanceWarmupPeriod", 300);
        group.put("managedTerminationProtection", provider.managedScaling() ? "ENABLED" : "DISABLED");
        record.putArray("tags");
        return record;
    }
}
