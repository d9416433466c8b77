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
 * One service with everything that speaks about it: what it lacks, the lines of its event list that hold, and
 * the faults of its recent tasks.
 */
record ServiceCase(ClusterIndex fleet, Service service, TaskGap gap, ServiceMessages messages, TaskFailures faults) {

    static ServiceCase of(ClusterIndex fleet, Service service) {
        Instant now = fleet.observation().takenAt();
        TaskGap gap = TaskGap.of(service);
        return new ServiceCase(
                fleet, service, gap, ServiceMessages.holding(service, now), TaskFailures.of(service, now));
    }

    ServiceName name() {
        return service.name();
    }

    Observation observation() {
        return fleet.observation();
    }

    Instant now() {
        return observation().takenAt();
    }

    /** The groups that could take its tasks, by name. */
    List<ClusterIndex.Member> groups() {
        return fleet.groupsOf(service);
    }

    /** Its unplaced tasks as the scheduler sees them, as far as their task definitions were read. */
    List<Demand> demands() {
        return gap.unplaced().stream()
                .flatMap(u -> Demands.of(observation(), service, u.taskDefinition(), u.count()).stream())
                .toList();
    }

    /** The deployment the service is moving to. */
    Optional<Deployment> primary() {
        return service.deployments().stream().filter(Deployment::isPrimary).findFirst();
    }

    /** The open incident of this service, as remembered. */
    Optional<Incident> incident() {
        return fleet.snapshot().incident(name());
    }

    /** The open incident of this service, where this version cannot read it. */
    Optional<SkippedRow> skippedIncident() {
        return fleet.snapshot().skipped(name());
    }

    /**
     * The counts, and whatever line or fault speaks loudest: the facts that every diagnosis of a gap rests
     * on.
     */
    List<Evidence> facts() {
        List<Evidence> facts = new ArrayList<>();
        facts.add(counts());
        messages.loudest().map(ServiceMessages.Line::evidence).ifPresent(facts::add);
        faults.newest().map(TaskFailures.Fault::evidence).ifPresent(facts::add);
        return facts;
    }

    /** A fact that decides, and then the others. */
    List<Evidence> facts(Evidence.Source source, String decisive) {
        return facts(new Evidence(source, decisive, Optional.empty()));
    }

    /** A fact that decides, and then the others. */
    List<Evidence> facts(Evidence decisive) {
        List<Evidence> facts = facts();
        facts.remove(decisive);
        facts.addFirst(decisive);
        return facts;
    }

    private Evidence counts() {
        String text = "desired " + service.counts().desired() + ", running "
                + service.counts().running() + ", unplaced " + gap.unplacedCount() + ", starting "
                + gap.starting().size();
        String held = gap.heldBack() == 0 ? "" : ", held back by the deployment's limits " + gap.heldBack();
        return new Evidence(Evidence.Source.COUNTS, text + held, Optional.empty());
    }
}
