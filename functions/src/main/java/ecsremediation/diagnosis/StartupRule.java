package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Diagnosis.AgentUnavailable;
import ecsremediation.diagnosis.Diagnosis.Converging;
import ecsremediation.diagnosis.Diagnosis.TaskFailing;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Task;
import ecsremediation.model.Timeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Missing tasks have an instance and do not run yet. A task is PENDING on an instance while the
 * agent pulls its image, is disconnected, or is busy. A further instance changes none of this.
 */
final class StartupRule {
    private StartupRule() {}

    /**
     * A diagnosis if tasks are starting and none is unplaced. Also if some are unplaced, where the started
     * ones wait for their own containers and no task stays up: further ones would wait as well.
     */
    static Optional<Diagnosis> of(ServiceCase serviceCase) {
        List<Task> starting = serviceCase.gap().starting();
        if (starting.isEmpty()) {
            return Optional.empty();
        }
        List<Task> late = starting.stream()
                .filter(t -> !t.createdAt().isAfter(serviceCase.now().minus(Timeouts.TASK_START)))
                .toList();
        if (serviceCase.gap().unplacedCount() > 0) {
            return serviceCase.failures().staysUp() ? Optional.empty() : waiting(serviceCase, late);
        }
        return Optional.of(late.isEmpty() ? onTheirWay(serviceCase, starting) : stuck(serviceCase, late));
    }

    private static Diagnosis onTheirWay(ServiceCase serviceCase, List<Task> starting) {
        List<ContainerInstance> disconnected = disconnected(serviceCase, starting);
        List<Task> blocking = blocking(serviceCase, starting);
        if (disconnected.isEmpty() && !blocking.isEmpty()) {
            return ConvergenceRule.stopping(serviceCase, blocking, startedBy(serviceCase, starting));
        }
        Fact fact = disconnected.isEmpty()
                ? new Fact.TasksStarting(starting.size())
                : new Fact.AgentsDisconnected(ids(disconnected));
        Converging.Progress progress =
                disconnected.isEmpty() ? Converging.Progress.TASKS_STARTING : Converging.Progress.AGENT_RECONNECTING;
        return new Converging(
                serviceCase.name(), progress, List.of(), startedBy(serviceCase, starting), serviceCase.facts(fact));
    }

    private static Instant startedBy(ServiceCase serviceCase, List<Task> starting) {
        return starting.stream()
                .map(Task::createdAt)
                .max(Comparator.naturalOrder())
                .orElse(serviceCase.now())
                .plus(Timeouts.TASK_START);
    }

    private static Diagnosis stuck(ServiceCase serviceCase, List<Task> late) {
        List<ContainerInstance> disconnected = disconnected(serviceCase, late);
        if (!disconnected.isEmpty()) {
            List<String> ids = ids(disconnected);
            return unavailable(serviceCase, AgentUnavailable.Kind.DISCONNECTED, ids, new Fact.AgentsDisconnected(ids));
        }
        return waiting(serviceCase, late)
                .or(() -> pulling(serviceCase, late))
                .or(() -> activating(serviceCase, late))
                .or(() -> behindStopping(serviceCase, late))
                .orElseGet(() -> tasksStuck(serviceCase, late));
    }

    private static Optional<Diagnosis> waiting(ServiceCase serviceCase, List<Task> late) {
        return late.stream()
                .flatMap(t -> WaitingContainer.of(serviceCase.observation(), t).stream()
                        .map(waiting -> new Fact.ContainerWaiting(t.arn(), age(serviceCase, t), waiting)))
                .findFirst()
                .map(fact -> failing(serviceCase, TaskFailing.Kind.CONTAINER_DEPENDENCY, fact));
    }

    /** Every late task waits for tasks that stop on its instance. */
    private static Optional<Diagnosis> behindStopping(ServiceCase serviceCase, List<Task> late) {
        return late.stream().allMatch(t -> !blocking(serviceCase, List.of(t)).isEmpty())
                ? Optional.of(ConvergenceRule.stopping(serviceCase, blocking(serviceCase, late), serviceCase.now()))
                : Optional.empty();
    }

    /** The tasks that stop and for which one of these tasks waits. A task whose pull has begun does not wait. */
    private static List<Task> blocking(ServiceCase serviceCase, List<Task> starting) {
        return starting.stream()
                .filter(t -> t.pullStartedAt().isEmpty())
                .flatMap(t -> serviceCase.index().stopping().blocking(t).stream())
                .distinct()
                .sorted(Comparator.comparing(Task::arn))
                .toList();
    }

    private static Optional<Diagnosis> pulling(ServiceCase serviceCase, List<Task> late) {
        return late.stream()
                .filter(t -> t.pullStartedAt().isPresent() && t.pullStoppedAt().isEmpty())
                .findFirst()
                .map(t -> failing(
                        serviceCase, TaskFailing.Kind.IMAGE_PULL, new Fact.PullingImage(t.arn(), age(serviceCase, t))));
    }

    private static Optional<Diagnosis> activating(ServiceCase serviceCase, List<Task> late) {
        return late.stream()
                .filter(t -> t.lastStatus().equals("ACTIVATING"))
                .findFirst()
                .map(t -> failing(
                        serviceCase,
                        TaskFailing.Kind.CONFIGURATION,
                        new Fact.Activating(t.arn(), age(serviceCase, t))));
    }

    private static Diagnosis failing(ServiceCase serviceCase, TaskFailing.Kind kind, Fact fact) {
        return new TaskFailing(serviceCase.name(), kind, fact, serviceCase.facts(fact));
    }

    private static Diagnosis tasksStuck(ServiceCase serviceCase, List<Task> late) {
        Task oldest = late.stream()
                .min(Comparator.comparing(Task::createdAt).thenComparing(Task::arn))
                .orElseThrow();
        Fact fact = new Fact.NotStarting(
                oldest.arn(),
                age(serviceCase, oldest),
                oldest.lastStatus(),
                ids(instances(serviceCase, List.of(oldest))));
        return unavailable(serviceCase, AgentUnavailable.Kind.TASKS_STUCK, ids(instances(serviceCase, late)), fact);
    }

    private static Duration age(ServiceCase serviceCase, Task task) {
        return Duration.between(task.createdAt(), serviceCase.now());
    }

    private static Diagnosis unavailable(
            ServiceCase serviceCase, AgentUnavailable.Kind kind, List<String> instances, Fact fact) {
        return new AgentUnavailable(serviceCase.name(), kind, instances, serviceCase.facts(fact));
    }

    private static List<ContainerInstance> disconnected(ServiceCase serviceCase, List<Task> tasks) {
        return instances(serviceCase, tasks).stream()
                .filter(i -> !i.agentConnected())
                .toList();
    }

    private static List<ContainerInstance> instances(ServiceCase serviceCase, List<Task> tasks) {
        List<String> arns =
                tasks.stream().flatMap(t -> t.containerInstance().stream()).toList();
        return serviceCase.observation().containerInstances().stream()
                .filter(i -> arns.contains(i.arn()))
                .sorted(Comparator.comparing(ContainerInstance::ec2InstanceId))
                .toList();
    }

    private static List<String> ids(List<ContainerInstance> instances) {
        return instances.stream().map(ContainerInstance::ec2InstanceId).toList();
    }
}
