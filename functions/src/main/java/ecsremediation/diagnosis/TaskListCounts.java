package ecsremediation.diagnosis;

import ecsremediation.model.Counts;
import ecsremediation.model.Deployment;
import ecsremediation.model.Service;

/**
 * A deployment's counts where its task list shows more running tasks. The list is read after the counts, so
 * tasks that started in between run already.
 */
final class TaskListCounts {
    private TaskListCounts() {}

    /** The deployment with the larger number of running tasks; those that the list adds no longer count as pending. */
    static Deployment of(Service service, Deployment deployment) {
        Counts counts = deployment.counts();
        int listed = (int) service.tasks().stream()
                .filter(t -> t.deployment().equals(deployment.id()))
                .filter(t -> t.isRunning() && !t.isStopped())
                .count();
        int started = Math.min(listed, counts.desired()) - counts.running();
        return started <= 0
                ? deployment
                : with(
                        deployment,
                        new Counts(
                                counts.desired(), counts.running() + started, Math.max(0, counts.pending() - started)));
    }

    private static Deployment with(Deployment d, Counts counts) {
        return new Deployment(
                d.id(),
                d.status(),
                d.taskDefinition(),
                counts,
                d.failedTasks(),
                d.createdAt(),
                d.updatedAt(),
                d.rolloutState(),
                d.rolloutStateReason(),
                d.capacityProviders(),
                d.shares());
    }
}
