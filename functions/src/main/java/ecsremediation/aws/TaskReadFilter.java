package ecsremediation.aws;

import ecsremediation.model.Counts;
import ecsremediation.model.Deployment;
import ecsremediation.model.Service;
import java.util.Set;

/**
 * Selects the services whose tasks are read. The filter is wider than any diagnosis needs: any difference
 * between counts, more than one deployment, or a task on a draining instance. Most services have none of
 * these, and their tasks would add nothing.
 *
 * @param draining names of services with a task on a draining instance
 */
record TaskReadFilter(Set<String> draining) {
    TaskReadFilter {
        draining = Set.copyOf(draining);
    }

    boolean mayHaveOne(Service service) {
        return draining.contains(service.name().service())
                || differs(service.counts())
                || service.deployments().size() > 1
                || service.deployments().stream().map(Deployment::counts).anyMatch(TaskReadFilter::differs);
    }

    private static boolean differs(Counts counts) {
        return counts.desired() != counts.running() || counts.pending() != 0;
    }
}
