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
import java.util.Optional;
import java.util.regex.Pattern;

/** The operations of ECS on capacity providers. */
final class CapacityProviderOperations {
    private static final String ENABLED = "ENABLED";
    private static final int WHOLE = 100;

    /** [ECS API, CreateCapacityProvider: name]. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private static final Pattern RESERVED = Pattern.compile("(?i)aws|ecs|fargate");

    private final World world;

    CapacityProviderOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "DescribeCapacityProviders", this::describe,
                "CreateCapacityProvider", this::create,
                "UpdateCapacityProvider", this::update);
    }

    private ObjectNode create(Input input) {
        String name = input.required("name");
        if (!NAME.matcher(name).matches() || RESERVED.matcher(name).lookingAt()) {
            throw Requests.invalid("The specified capacity provider name is invalid. Up to 255 characters are allowed,"
                    + " including letters, numbers, underscores, and hyphens. The name can't be prefixed with"
                    + " \"aws\", \"ecs\", or \"fargate\".");
        }
        if (world.ecs().providers().stream().anyMatch(p -> p.name().equals(name))) {
            throw Requests.invalid("The specified capacity provider already exists. To change the configuration of an"
                    + " existing capacity provider, update the capacity provider.");
        }
        Input provider = input.requiredInput("autoScalingGroupProvider");
        Optional<Input> scaling = provider.input("managedScaling");
        boolean managed = scaling.map(s -> isEnabled(s.text("status").orElse(ENABLED), "status"))
                .orElse(true);
        int target = scaling.map(s -> s.integer("targetCapacity").orElse(WHOLE)).orElse(WHOLE);
        if (target < 1 || target > WHOLE) {
            throw Requests.invalid("targetCapacity must be between 1 and " + WHOLE + ".");
        }
        boolean protects = isEnabled(
                provider.text("managedTerminationProtection").orElse("DISABLED"), "managedTerminationProtection");
        if (protects && !managed) {
            throw Requests.invalid("The managed termination protection setting for the capacity provider is invalid."
                    + " To enable managed termination protection for a capacity provider, managed scaling must be"
                    + " enabled.");
        }
        String group = group(provider.required("autoScalingGroupArn"));
        Provider created = world.createProvider(world.ecs().providerOf(name, group, managed, target, protects));
        world.ecs().tags().put(created.arn(), Requests.tags(input));
        return Trees.object().set("capacityProvider", record(created));
    }

    /** The name of the group with that name or ARN, which no other provider may use. */
    private String group(String nameOrArn) {
        SimulatedGroup group = world.autoScaling().groups().stream()
                .filter(g -> g.arn().equals(nameOrArn) || g.name().equals(nameOrArn))
                .findFirst()
                .orElseThrow(() -> Requests.invalid("The specified Auto Scaling group ARN is invalid. Specify a valid"
                        + " Auto Scaling group ARN and try again."));
        if (world.ecs().providers().stream().anyMatch(p -> p.group().equals(group.name()))) {
            throw Requests.invalid("The specified Auto Scaling group ARN is already being used by another capacity"
                    + " provider. Specify a unique Auto Scaling group ARN and try again.");
        }
        return group.name();
    }

    private static boolean isEnabled(String status, String member) {
        return switch (status) {
            case ENABLED -> true;
            case "DISABLED" -> false;
            default -> throw Requests.invalid(member + " should be one of [ENABLED,DISABLED].");
        };
    }

    private ObjectNode update(Input input) {
        String name = Requests.shortName(input.required("name"));
        Input scaling = input.requiredInput("autoScalingGroupProvider").requiredInput("managedScaling");
        boolean isOn = isEnabled(scaling.required("status"), "status");
        Provider changed = world.manageScaling(name, isOn)
                .orElseThrow(() -> Requests.invalid("The specified capacity provider does not exist."));
        return Trees.object().set("capacityProvider", record(changed));
    }

    private ObjectNode describe(Input input) {
        List<String> requested = input.texts("capacityProviders").stream()
                .map(Requests::shortName)
                .toList();
        List<Provider> providers = world.ecs().providers().stream()
                .filter(provider -> requested.isEmpty() || requested.contains(provider.name()))
                .toList();
        ObjectNode answer = Trees.object();
        ArrayNode records = answer.putArray("capacityProviders");
        providers.forEach(provider -> records.add(Requests.tagged(world, input, record(provider), provider.arn())));
        ArrayNode failures = answer.putArray("failures");
        requested.stream()
                .filter(name -> providers.stream().noneMatch(p -> p.name().equals(name)))
                .forEach(name -> failures.addObject()
                        .put("arn", world.account().arn("ecs", "capacity-provider/" + name))
                        .put("reason", "MISSING"));
        return answer;
    }

    private static boolean isProtecting(Provider provider) {
        return provider.managedScaling() && provider.protects();
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
                .put("status", provider.managedScaling() ? ENABLED : "DISABLED")
                .put("targetCapacity", provider.targetCapacity())
                .put("minimumScalingStepSize", 1)
                .put("maximumScalingStepSize", 10_000)
                .put("instanceWarmupPeriod", 300);
        group.put("managedTerminationProtection", isProtecting(provider) ? ENABLED : "DISABLED");
        record.putArray("tags");
        return record;
    }
}
