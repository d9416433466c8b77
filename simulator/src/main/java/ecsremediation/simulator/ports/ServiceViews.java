package ecsremediation.simulator.ports;

import ecsremediation.event.ServiceName;
import ecsremediation.model.Counts;
import ecsremediation.model.Deployment;
import ecsremediation.model.DeploymentController;
import ecsremediation.model.DeploymentStrategy;
import ecsremediation.model.ProviderShare;
import ecsremediation.model.Service;
import ecsremediation.model.ServiceMessage;
import ecsremediation.model.Task;
import ecsremediation.simulator.ecs.EcsDeployment;
import ecsremediation.simulator.ecs.EcsService;
import java.util.List;

/** Turns a simulated service into the model's service. */
final class ServiceViews {
    private ServiceViews() {}

    static Service service(EcsService s) {
        return new Service(
                new ServiceName(s.cluster().name(), s.name()),
                "ACTIVE",
                s.spec().strategy(),
                s.spec().launchType(),
                s.spec().capacityProviders(),
                DeploymentController.ECS,
                counts(s),
                s.spec().minimumHealthyPercent(),
                s.spec().maximumPercent(),
                DeploymentStrategy.ROLLING,
                s.deployments().stream().map(ServiceViews::deployment).toList(),
                s.spec().placementConstraints(),
                s.spec().placementStrategies(),
                List.of(),
                s.events().stream()
                        .map(e -> new ServiceMessage(e.at(), e.message()))
                        .toList(),
                mayHaveGap(s) ? tasks(s) : List.of());
    }

    /** Whether any of its counts differ, or one of its tasks is on a draining instance. The reader reads the tasks of such services only. */
    static boolean mayHaveGap(EcsService s) {
        return s.running() != s.desired() || s.pending() > 0 || s.deployments().size() > 1 || isDraining(s);
    }

    private static boolean isDraining(EcsService s) {
        return s.tasks().stream()
                .filter(t -> t.desiredStatus().equals("RUNNING"))
                .flatMap(t -> t.instance().stream())
                .anyMatch(i -> i.status().equals("DRAINING"));
    }

    private static Counts counts(EcsService s) {
        return new Counts(s.desired(), s.running(), s.pending());
    }

    private static List<Task> tasks(EcsService s) {
        return s.tasks().stream().map(TaskViews::task).toList();
    }

    private static Deployment deployment(EcsDeployment d) {
        return new Deployment(
                d.id(),
                d.status(),
                d.definition().arn(),
                new Counts(d.desired(), d.running(), d.pending()),
                d.failedTasks(),
                d.createdAt(),
                d.updatedAt(),
                d.rolloutState(),
                d.rolloutStateReason(),
                d.service().spec().capacityProviders(),
                d.service().spec().capacityProviders().stream()
                        .map(name -> new ProviderShare(name, 0, 1))
                        .toList());
    }
}
