package ecsremediation.simulator.endpoint.autoscaling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations of EC2 Auto Scaling on tags. */
final class TagOperations {
    private final World world;

    TagOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "DescribeTags", this::describe,
                "CreateOrUpdateTags", input -> change(input, true),
                "DeleteTags", input -> change(input, false));
    }

    private ObjectNode change(Input input, boolean set) {
        for (Input tag : input.inputs("Tags")) {
            SimulatedGroup group = world.autoScaling().group(tag.required("ResourceId"));
            String value = tag.text("Value").orElse("");
            group.tag(tag.required("Key"), set ? Optional.of(value) : Optional.empty());
        }
        return Trees.object();
    }

    private ObjectNode describe(Input input) {
        List<Tag> all = world.autoScaling().groups().stream()
                .flatMap(group ->
                        group.tags().entrySet().stream().map(tag -> new Tag(group, tag.getKey(), tag.getValue())))
                .filter(tag -> input.inputs("Filters").stream().allMatch(tag::passes))
                .toList();
        return new Pages<Tag>("Tags", Tag::id, tag -> GroupRecords.tag(tag.group(), tag.key(), tag.value()))
                .answer(input, all);
    }

    private record Tag(SimulatedGroup group, String key, String value) {
        String id() {
            return group.name() + " " + key;
        }

        boolean passes(Input filter) {
            String own = switch (filter.required("Name")) {
                case "auto-scaling-group" -> group.name();
                case "key" -> key;
                case "value" -> value;
                case "propagate-at-launch" -> "false";
                default -> "";
            };
            return filter.texts("Values").contains(own);
        }
    }
}
