package ecsremediation.aws;

import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Subnet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * The Availability Zones of subnets, as the cluster's tasks and instances show them. ECS names the subnets of
 * a service without their zones.
 */
final class SubnetZones {
    private final Map<String, String> zones = new LinkedHashMap<>();

    SubnetZones(List<ContainerInstance> instances) {
        instances.forEach(i -> i.zone()
                .ifPresent(zone -> Optional.ofNullable(i.attributes().get("ecs.subnet-id"))
                        .ifPresent(subnet -> zones.put(subnet, zone))));
    }

    /** Adds the subnet and the zone of a task with a network interface of its own. */
    void learn(Task task) {
        if (task.availabilityZone() != null) {
            task.attachments().stream()
                    .flatMap(a -> a.details().stream())
                    .filter(d -> "subnetId".equals(d.name()) && d.value() != null)
                    .forEach(d -> zones.put(d.value(), task.availabilityZone()));
        }
    }

    /** The same subnets with their zones, as far as they are known. */
    List<Subnet> of(List<Subnet> subnets) {
        return subnets.stream()
                .map(s -> new Subnet(s.id(), s.zone().or(() -> Optional.ofNullable(zones.get(s.id())))))
                .toList();
    }
}
