package ecsremediation.simulator.play;

import ecsremediation.simulator.autoscaling.BootTimeDistribution;
import ecsremediation.simulator.autoscaling.SimulatedGroup.InstanceOffer;
import ecsremediation.simulator.autoscaling.Sizes;
import java.util.List;
import java.util.SortedMap;

/**
 * An Auto Scaling group.
 *
 * @param types its instance types with their weights; more than one is a mixed instances policy
 * @param zones Availability Zones, one or more
 * @param tags its tags, such as {@code ecs-remediation:ceiling}
 */
public record ScenarioGroup(
        String name,
        Sizes sizes,
        List<InstanceOffer> types,
        List<String> zones,
        BootTimeDistribution boot,
        SortedMap<String, String> tags) {
    public ScenarioGroup {
        types = List.copyOf(types);
        zones = List.copyOf(zones);
    }
}
