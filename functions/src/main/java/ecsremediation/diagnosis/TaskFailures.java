package ecsremediation.diagnosis;

import ecsremediation.model.Deployment;
import ecsremediation.model.Service;
import ecsremediation.model.Task;
import ecsremediation.model.Timeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The recent tasks of deployments with a gap that started and did not stay up.
 *
 * @param list newest first
 * @param up the tasks of the newest failure's task definition, without a failure those of any, that are up
 *     for {@link Timeouts#STAYS_UP} and for longer than any of the new tasks that failed, and not unhealthy,
 *     so that the application can run
 */
record TaskFailures(List<Failure> list, List<Task> up) {
    private static final Comparator<Failure> NEWEST_FIRST = Comparator.comparing(Failure::at)
            .reversed()
            .thenComparing(f -> f.task().arn());

    TaskFailures {
        list = List.copyOf(list);
        up = List.copyOf(up);
    }

    /** A task that failed. */
    record Failure(StopKind kind, Task task, Task.Stop stop) {
        Instant at() {
            return stop.at();
        }

        /** When it started to run, or was created if it never ran. */
        Instant begun() {
            return task.startedAt().orElse(task.createdAt());
        }

        Optional<String> instance() {
            return task.containerInstance();
        }

        boolean isOf(String taskDefinition) {
            return task.taskDefinition().equals(taskDefinition);
        }

        Evidence evidence() {
            return new Evidence(new Fact.StoppedTask(stop), Optional.of(stop.at()));
        }
    }

    /**
     * The failures within {@link Timeouts#CRASHES} before the Observation. Without the faults of instances
     * that are not ACTIVE any more.
     */
    static TaskFailures of(Service service, ClusterIndex index) {
        Instant now = index.observation().takenAt();
        Set<String> deployments = new TreeSet<>();
        service.deployments().stream()
                .filter(d -> d.counts().gap() > 0)
                .map(Deployment::id)
                .forEach(deployments::add);
        List<Task> tasks = service.tasks().stream()
                .filter(t -> deployments.contains(t.deployment()))
                .toList();
        List<Failure> failures = tasks.stream()
                .flatMap(t -> t
                        .stop()
                        .filter(stop -> within(stop.at(), now, Timeouts.CRASHES))
                        .map(stop -> new Failure(StopKind.of(stop), t, stop))
                        .stream())
                .filter(f -> f.kind().isFault())
                .filter(f -> f.kind() != StopKind.INSTANCE
                        || f.instance()
                                .filter(index.activeInstances()::containsKey)
                                .isPresent())
                .sorted(NEWEST_FIRST)
                .toList();
        Duration longestRun = longestRun(failures, now);
        List<Task> up = tasks.stream()
                .filter(t -> failures.isEmpty() || failures.getFirst().isOf(t.taskDefinition()))
                .filter(t -> isUp(t, now, longestRun))
                .toList();
        return new TaskFailures(failures, up);
    }

    Optional<Failure> newest() {
        return list.stream().findFirst();
    }

    /** Whether another task of the same definition runs. */
    boolean staysUp() {
        return !up.isEmpty();
    }

    /** Whether a task started after the newest failure and stays up. */
    boolean areOver() {
        return newest().filter(f -> upSince().filter(f.at()::isBefore).isPresent())
                .isPresent();
    }

    /**
     * The failures of tasks that began within {@link Timeouts#CRASHES} and after every task that stays up.
     * They show that a further task would fail, although an older one runs.
     */
    List<Failure> ofNewTasks(Instant now) {
        Optional<Instant> upSince = upSince();
        return list.stream()
                .filter(f -> within(f.begun(), now, Timeouts.CRASHES))
                .filter(f -> upSince.filter(since -> !f.begun().isAfter(since)).isEmpty())
                .toList();
    }

    private Optional<Instant> upSince() {
        return up.stream().flatMap(t -> t.startedAt().stream()).max(Comparator.naturalOrder());
    }

    private static boolean within(Instant at, Instant now, Duration span) {
        return !at.isBefore(now.minus(span));
    }

    /**
     * How long the longest-lived of the new tasks ran before it failed. A task that has not run for longer
     * may still fail as they did.
     */
    private static Duration longestRun(List<Failure> failures, Instant now) {
        return failures.stream()
                .filter(f -> within(f.begun(), now, Timeouts.CRASHES))
                .flatMap(f -> f.task().startedAt().map(at -> Duration.between(at, f.at())).stream())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static boolean isUp(Task task, Instant now, Duration longestRun) {
        boolean longEnough = task.startedAt()
                .map(at -> Duration.between(at, now))
                .filter(age -> age.compareTo(Timeouts.STAYS_UP) >= 0 && age.compareTo(longestRun) > 0)
                .isPresent();
        return task.isRunning()
                && !task.isStopped()
                && longEnough
                && !task.healthStatus().equals("UNHEALTHY");
    }
}
