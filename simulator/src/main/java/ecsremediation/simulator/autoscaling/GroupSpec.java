package ecsremediation.simulator.autoscaling;

import ecsremediation.simulator.ecs.InstanceShape;
import java.util.List;
import java.util.Map;

/**
 * The parameters of CreateAutoScalingGroup.
 *
 * @param zones Availability Zones; a launch goes to the zone with the fewest instances
 * @param cluster the cluster that the instances' user data names
 * @param shape the resources that the instances register
 */
public record GroupSpec(
        String name,
        Sizes sizes,
        List<String> zones,
        String cluster,
        InstanceShape shape,
        BootTimeDistribution boot,
        Map<String, String> tags) {
    public GroupSpec {
        zones = List.copyOf(zones);
        tags = Map.copyOf(tags);
    }
}
