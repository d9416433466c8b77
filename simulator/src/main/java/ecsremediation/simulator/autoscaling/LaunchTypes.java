package ecsremediation.simulator.autoscaling;

import ecsremediation.simulator.autoscaling.SimulatedGroup.InstanceOffer;
import ecsremediation.simulator.ecs.InstanceShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The instance types that a group launches, and those that it launched before. */
final class LaunchTypes {
    private final List<InstanceOffer> offers = new ArrayList<>();
    private final Map<String, InstanceShape> shapes = new TreeMap<>();
    private final Map<String, Integer> weights = new TreeMap<>();
    private InstanceShape template;

    LaunchTypes(InstanceShape template) {
        this.template = template;
    }

    List<InstanceOffer> offers() {
        return offers;
    }

    void mix(List<InstanceOffer> types) {
        offers.clear();
        offers.addAll(types);
        types.forEach(offer -> {
            String type = offer.shape().instanceType();
            shapes.put(type, offer.shape());
            weights.put(type, offer.weight());
        });
    }

    /** The launch template, or the mixed instances policy, has this type alone from now on. */
    void change(InstanceOffer type) {
        if (offers.isEmpty()) {
            template = type.shape();
        } else {
            mix(List.of(type));
        }
    }

    InstanceShape shape(String instanceType) {
        return shapes.getOrDefault(instanceType, template);
    }

    int weight(String instanceType) {
        return weights.getOrDefault(instanceType, 1);
    }

    /** AWS launches the type with the lowest price. There are no prices here: it is the first of the policy. */
    InstanceShape next() {
        return offers.isEmpty() ? template : offers.getFirst().shape();
    }

    /** Launches an instance of this shape. */
    String launch(InstanceShape shape) {
        shapes.put(shape.instanceType(), shape);
        return shape.instanceType();
    }
}
