package ecsremediation.diagnosis;

import ecsremediation.model.Deployment;
import ecsremediation.model.DeploymentController;
import ecsremediation.model.Service;
import java.util.Comparator;
import java.util.List;

/**
 * The task sets that lack tasks, of a service that CodeDeploy or an external controller deploys. The
 * service's totals do not show them while another task set runs.
 *
 * @param lacking those that want more tasks than run or start, by id
 */
record TaskSets(List<Deployment> lacking) {
    TaskSets {
        lacking = List.copyOf(lacking);
    }

    static TaskSets of(Service service) {
        boolean own = service.deploymentController() == DeploymentController.ECS;
        return new TaskSets(service.deployments().stream()
                .filter(d -> !own && missing(d) > 0)
                .sorted(Comparator.comparing(Deployment::id))
                .toList());
    }

    /** The gap with the tasks that the task sets lack. */
    TaskGap addedTo(TaskGap gap) {
        int missing = lacking.stream().mapToInt(TaskSets::missing).sum();
        return new TaskGap(
                Math.max(gap.missing(), missing),
                gap.unplaced(),
                gap.starting(),
                gap.heldBack(),
                gap.later(),
                gap.rolling(),
                gap.running());
    }

    /** One fact for each task set. */
    List<Fact> facts() {
        return lacking.stream()
                .<Fact>map(d -> new Fact.TaskSetIncomplete(
                        d.id(),
                        d.taskDefinition(),
                        d.counts().desired(),
                        d.counts().running()))
                .toList();
    }

    private static int missing(Deployment taskSet) {
        return Math.max(
                0,
                taskSet.counts().desired()
                        - taskSet.counts().running()
                        - taskSet.counts().pending());
    }
}
