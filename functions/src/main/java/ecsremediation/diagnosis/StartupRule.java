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
 * Every missing task is placed and does not run yet. PENDING on an instance means waiting for its agent: an
 * image is pulled, or the agent is away or busy. Another instance cures none of that.
 */
final class StartupRule {
    private StartupRule() {}

    /** Where tasks start and none is unplaced. */
    static Optional<Diagnosis> of(ServiceCase it) {
        List<Task> starting = it.gap().starting();
        if (starting.isEmpty() || it.gap().unplacedCount() > 0) {
            return Optional.empty();
        }
        List<Task> late = starting.stream()
                .filter(t -> !t.createdAt().isAfter(it.now().minus(Timeouts.TASK_START)))
                .toList();
        return Optional.of(late.isEmpty() ? onTheirWay(it, starting) : stuck(it, late));
    }

    private static Diagnosis onTheirWay(ServiceCase it, List<Task> starting) {
        List<ContainerInstance> away = away(it, starting);
        Instant created = starting.stream()
                .map(Task::createdAt)
                .max(Comparator.naturalOrder())
                .orElse(it.now());
        Evidence evidence = away.isEmpty()
                ? fact(Evidence.Source.TASK, starting.size() + " tasks are placed and start")
                : fact(Evidence.Source.INSTANCE, "agent disconnected on " + ids(away));
        Converging.Progress progress =
                away.isEmpty() ? Converging.Progress.TASKS_STARTING : Converging.Progress.AGENT_RECONNECTING;
        return new Converging(it.name(), progress, List.of(), created.plus(Timeouts.TASK_START), it.facts(evidence));
    }

    private static Diagnosis stuck(ServiceCase it, List<Task> late) {
        List<ContainerInstance> away = away(it, late);
        if (!away.isEmpty()) {
            Evidence evidence = fact(Evidence.Source.INSTANCE, "agent disconnected on " + ids(away));
            return unavailable(it, AgentUnavailable.Kind.DISCONNECTED, away, evidence);
        }
        return pulling(it, late).or(() -> activating(it, late)).orElseGet(() -> tasksStuck(it, late));
    }

    private static Optional<Diagnosis> pulling(ServiceCase it, List<Task> late) {
        return late.stream()
                .filter(t -> t.pullStartedAt().isPresent() && t.pullStoppedAt().isEmpty())
                .findFirst()
                .map(t -> failing(it, TaskFailing.Kind.IMAGE_PULL, t, "pulling its image"));
    }

    private static Optional<Diagnosis> activating(ServiceCase it, List<Task> late) {
        return late.stream()
                .filter(t -> t.lastStatus().equals("ACTIVATING"))
                .findFirst()
                .map(t -> failing(
                        it,
                        TaskFailing.Kind.CONFIGURATION,
                        t,
                        "ACTIVATING, that is registering with a load balancer or service discovery"));
    }

    private static Diagnosis failing(ServiceCase it, TaskFailing.Kind kind, Task task, String what) {
        Evidence evidence = fact(Evidence.Source.TASK, sinceCreated(it, task) + what);
        return new TaskFailing(it.name(), kind, evidence.statement(), it.facts(evidence));
    }

    private static Diagnosis tasksStuck(ServiceCase it, List<Task> late) {
        Task oldest = late.stream()
                .min(Comparator.comparing(Task::createdAt).thenComparing(Task::arn))
                .orElseThrow();
        Evidence evidence = fact(
                Evidence.Source.TASK,
                sinceCreated(it, oldest) + oldest.lastStatus() + " on " + ids(instances(it, List.of(oldest))));
        return unavailable(it, AgentUnavailable.Kind.TASKS_STUCK, instances(it, late), evidence);
    }

    private static String sinceCreated(ServiceCase it, Task task) {
        Duration age = Duration.between(task.createdAt(), it.now());
        return "task " + NameList.end(task.arn()) + " is " + age.toMinutes() + " min old and still ";
    }

    private static Diagnosis unavailable(
            ServiceCase it, AgentUnavailable.Kind kind, List<ContainerInstance> instances, Evidence evidence) {
        List<String> ids =
                instances.stream().map(ContainerInstance::ec2InstanceId).toList();
        return new AgentUnavailable(it.name(), kind, ids, it.facts(evidence));
    }

    private static List<ContainerInstance> away(ServiceCase it, List<Task> tasks) {
        return instances(it, tasks).stream().filter(i -> !i.agentConnected()).toList();
    }

    private static List<ContainerInstance> instances(ServiceCase it, List<Task> tasks) {
        List<String> arns =
                tasks.stream().flatMap(t -> t.containerInstance().stream()).toList();
        return it.observation().containerInstances().stream()
                .filter(i -> arns.contains(i.arn()))
                .sorted(Comparator.comparing(ContainerInstance::ec2InstanceId))
                .toList();
    }

    private static String ids(List<ContainerInstance> instances) {
        return NameList.list(
                instances.stream().map(ContainerInstance::ec2InstanceId).toList());
    }

    private static Evidence fact(Evidence.Source source, String statement) {
        return new Evidence(source, statement, Optional.empty());
    }
}
