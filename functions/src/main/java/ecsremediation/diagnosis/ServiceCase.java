package ecsremediation.diagnosis;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.SkippedRow;
import ecsremediation.model.Deployment;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Demands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One service with the data that explains its gap.
 *
 * @param gap its missing tasks, with the replacements of its tasks on draining instances and
 *     the tasks that task sets lack
 * @param messages the lines of its event list that still count
 * @param failures its recent failed tasks
 */
record ServiceCase(
        ClusterIndex index,
        Service service,
        TaskGap gap,
        DrainingTasks draining,
        ServiceMessages messages,
        TaskFailures failures) {

    static ServiceCase of(ClusterIndex index, Service service) {
        Instant now = index.observation().takenAt();
        DrainingTasks draining = DrainingTasks.of(index.draining(), service);
        return new ServiceCase(
                index,
                service,
                TaskSets.of(service).addedTo(draining.addedTo(TaskGap.of(service), service)),
                draining,
                ServiceMessages.holding(service, now),
                TaskFailures.of(service, index));
    }

    /**
     * The same service with the replacements of its tasks on instances that their groups give up, where
     * nothing else is missing. Empty if ECS starts no replacement now.
     */
    Optional<ServiceCase> leaving() {
        DrainingTasks leaving = DrainingTasks.leaving(index.draining(), service);
        TaskGap further = leaving.addedTo(gap, service);
        return gap.isNone() && further.unplacedCount() > 0
                ? Optional.of(new ServiceCase(index, service, further, leaving, messages, failures))
                : Optional.empty();
    }

    ServiceName name() {
        return service.name();
    }

    Observation observation() {
        return index.observation();
    }

    Instant now() {
        return observation().takenAt();
    }

    /** The groups that could take its tasks, by name. */
    List<ClusterIndex.Member> groups() {
        return index.groupsOf(service);
    }

    /** Its unplaced tasks, as far as their task definitions were read. */
    List<Demand> demands() {
        return gap.unplaced().stream()
                .flatMap(u -> Demands.of(observation(), service, u.taskDefinition(), u.count()).stream())
                .toList();
    }

    /** The deployment that the service is moving to. */
    Optional<Deployment> primary() {
        return service.deployments().stream().filter(Deployment::isPrimary).findFirst();
    }

    /** The service's open incident. */
    Optional<Incident> incident() {
        return index.snapshot().incident(name());
    }

    /** The service's open incident, if this version cannot read it. */
    Optional<SkippedRow> skippedIncident() {
        return index.snapshot().skipped(name());
    }

    /**
     * The evidence of every diagnosis of a gap: the counts, the newest message that reports a problem, the
     * newest failure, the rollback of a deployment.
     */
    List<Evidence> facts() {
        List<Evidence> facts = new ArrayList<>();
        facts.add(counts());
        TaskSets.of(service).facts().stream().map(Evidence::now).forEach(facts::add);
        draining.fact().map(Evidence::now).ifPresent(facts::add);
        messages.newestProblem().map(ServiceMessages.Line::evidence).ifPresent(facts::add);
        failures.newest().map(TaskFailures.Failure::evidence).ifPresent(facts::add);
        LostDeployment.rolledBack(service, now()).ifPresent(facts::add);
        return facts;
    }

    /** The decisive fact, which is true now, and then the others. */
    List<Evidence> facts(Fact decisive) {
        return facts(Evidence.now(decisive));
    }

    /** The decisive fact, and then the others. */
    List<Evidence> facts(Evidence decisive) {
        List<Evidence> facts = facts();
        facts.remove(decisive);
        facts.addFirst(decisive);
        return facts;
    }

    private Evidence counts() {
        return Evidence.now(new Fact.TaskCounts(
                service.counts().desired(),
                service.counts().running(),
                gap.unplacedCount(),
                gap.starting().size(),
                gap.heldBack()));
    }
}
