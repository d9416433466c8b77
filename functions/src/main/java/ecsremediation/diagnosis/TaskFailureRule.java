package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Diagnosis.TaskFailing;
import ecsremediation.model.Deployment;
import ecsremediation.model.Task;
import ecsremediation.model.Timeouts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tasks get an instance and do not stay up. More instances would not help. */
final class TaskFailureRule {
    /**
     * The number of failed tasks within {@link Timeouts#CRASHES} that is a pattern. A single failure may
     * be chance. Our choice.
     */
    private static final int PATTERN = 2;

    /**
     * The number of failed tasks that is a pattern although an older task stays up: the lowest threshold of
     * ECS's deployment circuit breaker (ECS developer guide). {@link #PATTERN} is enough where ECS reports
     * failed starts.
     */
    private static final int PATTERN_BESIDE_OLDER = 3;

    private TaskFailureRule() {}

    /**
     * A diagnosis if failures are a pattern. The pattern does not count after a later task stays up. It does
     * not count either if the unplaced tasks do not fit and another task stays up, unless all newer tasks
     * failed: then they lack capacity.
     *
     * @param fits whether registered instances have capacity for the unplaced tasks
     */
    static Optional<Diagnosis> of(ServiceCase serviceCase, boolean fits) {
        return givenUp(serviceCase)
                .or(() -> role(serviceCase))
                .or(() -> pattern(serviceCase, fits))
                .or(() -> throttled(serviceCase, fits));
    }

    /** ECS starts no more tasks of a deployment that it marked as failed, whatever the capacity. */
    private static Optional<Diagnosis> givenUp(ServiceCase serviceCase) {
        return serviceCase
                .primary()
                .filter(d -> d.rolloutState().equals("FAILED") && d.counts().gap() > 0)
                .map(d -> LostDeployment.of(serviceCase, d)
                        .orElseGet(() -> failing(
                                serviceCase,
                                kind(serviceCase, d),
                                serviceCase.facts(new Fact.DeploymentFailed(d.id(), d.rolloutStateReason())))));
    }

    private static TaskFailing.Kind kind(ServiceCase serviceCase, Deployment deployment) {
        return serviceCase.service().tasks().stream()
                .filter(t -> t.deployment().equals(deployment.id()))
                .flatMap(t -> t.stop().stream())
                .filter(stop -> StopKind.of(stop).isFault())
                .max(Comparator.comparing(Task.Stop::at))
                .map(stop -> kind(StopKind.of(stop)))
                .orElse(TaskFailing.Kind.DEPLOYMENT_FAILED);
    }

    /**
     * ECS could not assume a role, and started no task since. A later placement failure alone does not show
     * that it can now: it looks for an instance first.
     */
    private static Optional<Diagnosis> role(ServiceCase serviceCase) {
        ServiceMessages messages = serviceCase.messages();
        return messages.newest(MessageKind.ROLE)
                .filter(line -> messages.newest(MessageKind.STARTED_TASKS)
                        .filter(started -> started.at().isAfter(line.at()))
                        .isEmpty())
                .filter(line -> isRecent(serviceCase, line)
                        || messages.placementFailure()
                                .filter(later -> later.at().isAfter(line.at()))
                                .isEmpty())
                .map(line -> failing(serviceCase, TaskFailing.Kind.ROLE, serviceCase.facts(line.evidence())));
    }

    private static Optional<Diagnosis> pattern(ServiceCase serviceCase, boolean fits) {
        TaskFailures failures = serviceCase.failures();
        boolean repeated = isRepeated(serviceCase);
        boolean excused = failures.areOver() || (failures.staysUp() && !fits && !repeated);
        return failures.newest()
                .filter(failure -> isPattern(serviceCase, fits) && !excused)
                .map(failure -> FaultyInstance.of(serviceCase)
                        .orElseGet(() ->
                                failing(serviceCase, kind(failure.kind()), serviceCase.facts(failure.evidence()))));
    }

    /** Whether every new task failed, and often enough that the next would, although an older one stays up. */
    private static boolean isRepeated(ServiceCase serviceCase) {
        int failed = serviceCase.failures().ofNewTasks(serviceCase.now()).size();
        boolean reported =
                serviceCase.messages().newest(MessageKind.START_THROTTLED).isPresent()
                        || serviceCase.primary().map(Deployment::failedTasks).orElse(0) >= PATTERN_BESIDE_OLDER;
        return failed >= PATTERN_BESIDE_OLDER || (failed >= PATTERN && reported);
    }

    /**
     * If tasks do not fit, ECS's messages about starting them may be about placement and not about the
     * tasks.
     */
    private static boolean isPattern(ServiceCase serviceCase, boolean fits) {
        int failures = serviceCase.failures().list().size();
        boolean reported =
                serviceCase.messages().newest(MessageKind.START_THROTTLED).isPresent()
                        || serviceCase.primary().map(Deployment::failedTasks).orElse(0) >= PATTERN;
        return failures >= PATTERN || (failures > 0 && fits && reported);
    }

    /** ECS also slows down starts that find no instance. If tasks do not fit, that is the cause. */
    private static Optional<Diagnosis> throttled(ServiceCase serviceCase, boolean fits) {
        return serviceCase
                .messages()
                .newest(MessageKind.START_THROTTLED)
                .or(() -> serviceCase
                        .messages()
                        .newest(MessageKind.UNHEALTHY)
                        .filter(line -> isRecent(serviceCase, line)))
                .filter(line -> fits && serviceCase.gap().starting().isEmpty())
                .map(line -> failing(
                        serviceCase,
                        line.kind() == MessageKind.UNHEALTHY
                                ? TaskFailing.Kind.HEALTH_CHECK
                                : TaskFailing.Kind.START_THROTTLED,
                        serviceCase.facts(line.evidence())));
    }

    private static boolean isRecent(ServiceCase serviceCase, ServiceMessages.Line line) {
        return !line.at().isBefore(serviceCase.now().minus(Timeouts.CRASHES));
    }

    private static Diagnosis failing(ServiceCase serviceCase, TaskFailing.Kind kind, List<Evidence> evidence) {
        return new TaskFailing(serviceCase.name(), kind, evidence.getFirst().fact(), evidence);
    }

    private static TaskFailing.Kind kind(StopKind stopped) {
        return switch (stopped) {
            case ROLE -> TaskFailing.Kind.ROLE;
            case IMAGE_PULL -> TaskFailing.Kind.IMAGE_PULL;
            case CONFIGURATION, INSTANCE -> TaskFailing.Kind.CONFIGURATION;
            case HEALTH_CHECK -> TaskFailing.Kind.HEALTH_CHECK;
            case CRASH, UNPLACED, ORDINARY -> TaskFailing.Kind.CRASH_LOOP;
        };
    }
}
