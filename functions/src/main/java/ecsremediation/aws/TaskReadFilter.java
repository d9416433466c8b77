package ecsremediation.aws;

import ecsremediation.model.Counts;
import ecsremediation.model.Deployment;
import ecsremediation.model.Service;

/**
 * Selects the services whose tasks are read. The filter is wider than any diagnosis needs: any difference
 * between counts, or more than one deployment. Most services have neither, and their tasks would add
 * nothing.
 */
final class TaskReadFilter {
    private TaskReadFilter() {}

    static boolean mayHaveOne(Service service) {
        return differs(service.counts())
                || service.deployments().size() > 1
                || service.deployments().stream().map(Deployment::counts).anyMatch(TaskReadFilter::differs);
    }

    private static boolean differs(Counts counts) {
        return counts.desired() != counts.running() || counts.pending() != 0;
    }
}
