package ecsremediation.diagnosis;

import ecsremediation.model.Deployment;
import ecsremediation.model.Service;
import ecsremediation.model.Task;
import ecsremediation.model.Timeouts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A deployment that ECS gave up although none of its tasks failed: no instance had room for them. The
 * deployment circuit breaker counts a failed placement as a failed task. ECS starts no more tasks of a
 * deployment that it marked as failed (ECS API, {@code DeploymentCircuitBreaker}), or it goes back to the
 * last deployment that completed.
 */
final class LostDeployment {
    private LostDeployment() {}

    /** A diagnosis if the deployment that the service is moving to was given up for lack of capacity. */
    static Optional<Diagnosis> of(ServiceCase serviceCase, Deployment deployment) {
        Instant since = deployment.createdAt();
        boolean ran = hasFault(serviceCase.service(), deployment.id())
                || started(serviceCase.service(), since)
                        > deployment.counts().running() + deployment.counts().pending();
        return ran
                ? Optional.empty()
                : placement(serviceCase.service(), since, serviceCase.now())
                        .map(line -> lost(serviceCase, deployment, line));
    }

    private static Diagnosis lost(ServiceCase serviceCase, Deployment deployment, ServiceMessages.Line line) {
        Fact.DeploymentFailed fact = new Fact.DeploymentFailed(deployment.id(), deployment.rolloutStateReason());
        List<Evidence> evidence = serviceCase.facts(fact);
        if (!evidence.contains(line.evidence())) {
            evidence.add(line.evidence());
        }
        return new Diagnosis.DeploymentLost(
                serviceCase.name(), serviceCase.gap().unplaced(), fact, evidence);
    }

    /** A diagnosis if ECS gave a deployment up for lack of capacity and runs an older one again. */
    static Optional<Diagnosis> ofRollback(ServiceCase serviceCase) {
        return rolledBack(serviceCase.service(), serviceCase.now())
                .filter(e -> e.fact() instanceof Fact.DeploymentRolledBack r
                        && r.shortage().isPresent())
                .map(e -> new Diagnosis.DeploymentLost(serviceCase.name(), List.of(), e.fact(), serviceCase.facts(e)));
    }

    /**
     * That ECS gave a deployment up and runs an older one again, which hides that the new tasks are missing.
     * Until the service is deployed again, for {@link Timeouts#MESSAGE_HOLDS} at most.
     */
    static Optional<Evidence> rolledBack(Service service, Instant now) {
        Optional<Deployment> primary = service.deployments().stream()
                .filter(Deployment::isPrimary)
                .filter(d -> !d.rolloutState().equals("FAILED"))
                .findFirst();
        return primary.flatMap(p -> newest(service, MessageKind.DEPLOYMENT_FAILED, now)
                .filter(failed -> !names(failed, p.id()))
                .filter(failed -> p.createdAt().isBefore(failed.at()) || isTarget(service, p, now))
                .map(failed -> new Evidence(
                        new Fact.DeploymentRolledBack(
                                failed.text(),
                                p.taskDefinition(),
                                shortageBefore(service, failed).map(ServiceMessages.Line::text)),
                        Optional.of(failed.at()))));
    }

    /** Whether ECS's message is about that deployment. */
    private static boolean names(ServiceMessages.Line line, String deployment) {
        return MessageKind.deployment(line.text()).filter(deployment::equals).isPresent();
    }

    private static boolean isTarget(Service service, Deployment primary, Instant now) {
        return newest(service, MessageKind.ROLLED_BACK, now)
                .filter(line -> names(line, primary.id()))
                .isPresent();
    }

    /** The placement failure for which the deployment failed; empty if one of its tasks ran and failed. */
    private static Optional<ServiceMessages.Line> shortageBefore(Service service, ServiceMessages.Line failed) {
        Instant steady = lines(service, Instant.MIN).stream()
                .filter(line ->
                        line.kind() == MessageKind.STEADY_STATE && line.at().isBefore(failed.at()))
                .map(ServiceMessages.Line::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        boolean ran = service.tasks().stream()
                .filter(t -> names(failed, t.deployment()))
                .flatMap(t -> t.stop().stream())
                .anyMatch(stop -> StopKind.of(stop).isFault());
        return ran || endedByItself(service, steady, failed.at())
                ? Optional.empty()
                : placement(service, steady, failed.at());
    }

    /**
     * Whether a task that ECS started within the times is gone although ECS did not stop it. A service that runs all
     * its tasks is read without them, so that its messages alone show a crash.
     */
    private static boolean endedByItself(Service service, Instant from, Instant to) {
        List<ServiceMessages.Line> lines = lines(service, from);
        Set<String> gone = lines.stream()
                .filter(line -> line.kind() == MessageKind.STARTED_TASKS
                        && line.at().isAfter(from)
                        && !line.at().isAfter(to))
                .flatMap(line -> MessageKind.tasks(line.text()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        lines.stream()
                .filter(line -> line.kind() == MessageKind.STOPPED_TASKS)
                .forEach(line -> gone.removeAll(MessageKind.tasks(line.text())));
        service.tasks().forEach(task -> gone.removeIf(id -> task.arn().endsWith("/" + id)));
        return !gone.isEmpty();
    }

    /**
     * The newest message within the times that ECS found no instance with room. Empty if another message
     * says that tasks started and failed.
     */
    private static Optional<ServiceMessages.Line> placement(Service service, Instant from, Instant to) {
        List<ServiceMessages.Line> lines = lines(service, from).stream()
                .filter(line -> !line.at().isAfter(to))
                .toList();
        boolean failed = lines.stream().anyMatch(line -> line.kind().isFailedStart());
        return failed
                ? Optional.empty()
                : lines.stream()
                        .filter(line -> line.kind().isCapacityMissing())
                        .max(Comparator.comparing(ServiceMessages.Line::at));
    }

    private static Optional<ServiceMessages.Line> newest(Service service, MessageKind kind, Instant now) {
        return lines(service, now.minus(Timeouts.MESSAGE_HOLDS)).stream()
                .filter(line -> line.kind() == kind)
                .max(Comparator.comparing(ServiceMessages.Line::at));
    }

    private static List<ServiceMessages.Line> lines(Service service, Instant from) {
        return service.messages().stream()
                .filter(m -> !m.at().isBefore(from))
                .map(m -> ServiceMessages.Line.of(m.at(), new Fact.ServiceEvent(m.text())))
                .toList();
    }

    /** The number of tasks that ECS says it started since then. */
    private static int started(Service service, Instant since) {
        return service.messages().stream()
                .filter(m -> !m.at().isBefore(since))
                .mapToInt(m -> MessageKind.startedTasks(m.text()))
                .sum();
    }

    private static boolean hasFault(Service service, String deployment) {
        return service.tasks().stream()
                .filter(t -> t.deployment().equals(deployment))
                .map(Task::stop)
                .flatMap(Optional::stream)
                .anyMatch(stop -> StopKind.of(stop).isFault());
    }
}
