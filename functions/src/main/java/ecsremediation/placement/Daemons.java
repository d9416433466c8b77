package ecsremediation.placement;

import ecsremediation.model.Deployment;
import ecsremediation.model.Observation;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.model.Service;
import java.util.Comparator;
import java.util.Optional;

/**
 * Places daemon tasks. ECS puts one task of each daemon service on every instance before the tasks of other
 * services.
 */
final class Daemons {
    private Daemons() {}

    /** The capacity with one task of each daemon service placed, where it fits. */
    static InstanceCapacity placed(Observation observation, InstanceCapacity capacity) {
        InstanceCapacity left = capacity;
        for (Service service : observation.services().stream()
                .filter(s -> s.schedulingStrategy() == SchedulingStrategy.DAEMON
                        && s.status().equals("ACTIVE"))
                .sorted(Comparator.comparing(Service::name))
                .toList()) {
            InstanceCapacity before = left;
            left = demand(observation, service)
                    .filter(demand -> Fit.check(demand, before).isEmpty())
                    .map(demand -> before.with(demand, 1))
                    .orElse(before);
        }
        return left;
    }

    private static Optional<Demand> demand(Observation observation, Service service) {
        return service.deployments().stream()
                .filter(Deployment::isPrimary)
                .findFirst()
                .flatMap(d -> Demands.of(observation, service, d.taskDefinition(), 1).stream()
                        .findFirst());
    }
}
