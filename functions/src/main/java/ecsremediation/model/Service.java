package ecsremediation.model;

import ecsremediation.event.ServiceName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One ECS service as ECS describes it.
 *
 * @param status {@code ACTIVE}, {@code DRAINING} or {@code INACTIVE}
 * @param launchType set where the service uses no capacity providers
 * @param capacityProviders names in the service's strategy; empty where it uses a launch type
 * @param minimumHealthyPercent the lower limit of running tasks during a deployment, in percent of desired
 * @param maximumPercent the upper limit of running and pending tasks during a deployment, in percent of
 *     desired
 * @param deploymentStrategy how ECS replaces the service's tasks; the two limits bind {@code ROLLING} only
 * @param subnets the subnets of its {@code awsvpc} tasks; empty in other network modes
 * @param tasks the tasks that exist and those that stopped within about an hour; read only for services with
 *     a gap or with a task on a draining instance, and for services that decide where tasks of others are placed
 * @param messages newest first, at most 100
 */
public record Service(
        ServiceName name,
        String status,
        SchedulingStrategy schedulingStrategy,
        Optional<LaunchType> launchType,
        List<String> capacityProviders,
        DeploymentController deploymentController,
        Counts counts,
        int minimumHealthyPercent,
        int maximumPercent,
        DeploymentStrategy deploymentStrategy,
        List<Deployment> deployments,
        List<PlacementConstraint> placementConstraints,
        List<PlacementStrategy> placementStrategies,
        List<Subnet> subnets,
        List<ServiceMessage> messages,
        List<Task> tasks) {
    public Service {
        capacityProviders = List.copyOf(capacityProviders);
        deployments = List.copyOf(deployments);
        placementConstraints = List.copyOf(placementConstraints);
        placementStrategies = List.copyOf(placementStrategies);
        subnets = List.copyOf(subnets);
        messages = List.copyOf(messages);
        tasks = List.copyOf(tasks);
    }

    /**
     * The zones whose instances alone can take its {@code awsvpc} tasks. Empty where any can, and where the zone
     * of one of its subnets is unknown.
     */
    public SortedSet<String> zones() {
        boolean known = subnets.stream().allMatch(s -> s.zone().isPresent());
        return known
                ? subnets.stream().flatMap(s -> s.zone().stream()).collect(Collectors.toCollection(TreeSet::new))
                : Collections.emptySortedSet();
    }

    /**
     * The tasks that it lacks: those of the deployment that it is moving to, or those of the whole service, whichever
     * is more.
     */
    public int missing() {
        return Math.max(
                counts.gap(),
                deployments.stream()
                        .filter(Deployment::isPrimary)
                        .mapToInt(d -> d.counts().gap())
                        .max()
                        .orElse(0));
    }
}
