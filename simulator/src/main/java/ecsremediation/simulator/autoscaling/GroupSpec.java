package ecsremediation.simulator.autoscaling;

import ecsremediation.simulator.ecs.InstanceShape;
import java.util.List;
import java.util.Map;

/**
 * What a group is created with.
 *
 * @param zones Availability Zones, filled in turn
 * @param cluster the cluster its instances' user data names
 * @param shape what its instances register with
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
