package ecsremediation.aws;

import ecsremediation.model.Counts;
import ecsremediation.model.Deployment;
import ecsremediation.model.Service;

/**
 * Which services are read down to their tasks. Wider than any diagnosis needs: a count that differs anywhere, or more
 * than one deployment. For all others the tasks would tell nothing, and most services are such.
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
