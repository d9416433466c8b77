package ecsremediation.simulator.play.file;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Resources;
import ecsremediation.simulator.autoscaling.BootTimeDistribution;
import ecsremediation.simulator.autoscaling.SimulatedGroup.InstanceOffer;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.engine.DelayRange;
import ecsremediation.simulator.play.ScenarioGroup;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads Auto Scaling groups and instance types. */
final class GroupBlock {
    /** The most that a group's size may be; the same as of the hard ceiling. */
    static final int MOST_UNITS = 1000;

    private static final int MOST_WEIGHT = 999;
    private static final int MOST_CPU = 1_048_576;
    private static final int MOST_MEMORY = 33_554_432;
    private static final List<String> ZONES = List.of("eu-central-1a", "eu-central-1b");
    private static final Sizes ONE = new Sizes(1, 1, 1);

    private GroupBlock() {}

    static ScenarioGroup group(ScenarioFields fields) {
        String name = fields.required("name").flatMap(ScenarioField::name).orElse("");
        Sizes sizes = sizes(fields);
        SortedMap<String, String> tags = fields.optional("tags")
                .flatMap(ScenarioField::fields)
                .map(ScenarioFields::texts)
                .orElseGet(TreeMap::new);
        fields.optional("ceiling")
                .flatMap(field -> field.number(1, MOST_UNITS))
                .ifPresent(ceiling -> tags.put(AutoScalingGroup.CEILING_TAG, Integer.toString(ceiling)));
        List<InstanceOffer> types = fields.required("types").stream()
                .flatMap(field -> field.blocks(GroupBlock::typeAlone).stream())
                .toList();
        List<String> zones = fields.optional("zones")
                .map(field -> field.items().stream()
                        .flatMap(zone -> zone.name().stream())
                        .toList())
                .orElse(ZONES);
        BootTimeDistribution boot = fields.optional("boot")
                .flatMap(ScenarioField::fields)
                .map(GroupBlock::boot)
                .orElse(BootTimeDistribution.ORDINARY);
        fields.end();
        return new ScenarioGroup(name, sizes, types, zones, boot, tags);
    }

    private static Sizes sizes(ScenarioFields fields) {
        Optional<Integer> min = size(fields, "min");
        Optional<Integer> desired = size(fields, "desired");
        Optional<Integer> max = size(fields, "max");
        if (min.isEmpty() || desired.isEmpty() || max.isEmpty()) {
            return ONE;
        }
        if (min.get() > desired.get() || desired.get() > max.get()) {
            fields.required("desired")
                    .ifPresent(field -> field.wrong(
                            "is " + desired.get() + " with min " + min.get() + " and max " + max.get(),
                            "write min, desired and max so that min ≤ desired ≤ max"));
            return ONE;
        }
        return new Sizes(min.get(), desired.get(), max.get());
    }

    private static Optional<Integer> size(ScenarioFields fields, String name) {
        return fields.required(name).flatMap(field -> field.number(0, MOST_UNITS));
    }

    private static InstanceOffer typeAlone(ScenarioFields fields) {
        InstanceOffer type = type(fields);
        fields.end();
        return type;
    }

    /** The fields of an instance type, among others of the block. */
    static InstanceOffer type(ScenarioFields fields) {
        String type =
                fields.required("instanceType").flatMap(ScenarioField::text).orElse("");
        int cpu = fields.required("cpu")
                .flatMap(field -> field.number(1, MOST_CPU))
                .orElse(1);
        int memory = fields.required("memory")
                .flatMap(field -> field.number(1, MOST_MEMORY))
                .orElse(1);
        int weight = fields.optional("weight")
                .flatMap(field -> field.number(1, MOST_WEIGHT))
                .orElse(1);
        OptionalInt interfaces = ScenarioFields.whole(
                fields.optional("networkInterfaces").flatMap(field -> field.number(0, MOST_WEIGHT)));
        InstanceShape shape = InstanceShape.of(type, cpu, memory);
        return new InstanceOffer(
                new InstanceShape(
                        type,
                        Resources.of(cpu, memory),
                        shape.reservedTcpPorts(),
                        interfaces,
                        shape.attributes(),
                        shape.jobs()),
                weight);
    }

    private static BootTimeDistribution boot(ScenarioFields fields) {
        BootTimeDistribution usual = BootTimeDistribution.ORDINARY;
        Function<String, Optional<DelayRange>> range =
                name -> fields.optional(name).flatMap(ScenarioField::range);
        BootTimeDistribution boot = new BootTimeDistribution(
                range.apply("reaction").orElse(usual.reaction()),
                range.apply("inService").orElse(usual.inService()),
                range.apply("registered").orElse(usual.registered()));
        fields.end();
        return boot;
    }
}
