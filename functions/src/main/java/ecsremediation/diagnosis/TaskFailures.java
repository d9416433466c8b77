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
 * @param upSince the latest start of a task of the newest failure's task definition that is up for {@link
 *     Timeouts#STAYS_UP} and not unhealthy, so that the application could run since; empty if none is
 */
record TaskFailures(List<Failure> list, Optional<Instant> upSince) {
    private static final Comparator<Failure> NEWEST_FIRST =
            Comparator.comparing(Failure::at).reversed().thenComparing(f -> f.task().arn());

    TaskFailures {
        list = List.copyOf(list);
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

        Evidence evidence() {
            return new Evidence(new Fact.StoppedTask(stop), Optional.of(stop.at()));
        }
    }

    /** The failures within {@link Timeouts#CRASHES} before the given time. */
    static TaskFailures of(Service service, Instant now) {
        Set<String> deployments = new TreeSet<>();
        service.deployments().stream()
                .filter(d -> d.counts().gap() > 0)
                .map(Deployment::id)
                .forEach(deployments::add);
        List<Task> tasks = service.tasks().stream()
                .filter(t -> deployments.contains(t.deployment()))
                .toList();
        List<Failure> failures = tasks.stream()
                .flatMap(t -> t.stop().map(stop -> new Failure(StopKind.of(stop), t, stop)).stream())
                .filter(f -> f.kind().isFault())
                .filter(f -> within(f.at(), now, Timeouts.CRASHES))
                .sorted(NEWEST_FIRST)
                .toList();
        Optional<Instant> upSince = failures.stream()
                .findFirst()
                .flatMap(failure -> tasks.stream()
                        .filter(t -> t.taskDefinition().equals(failure.task().taskDefinition()) && isUp(t, now))
                        .flatMap(t -> t.startedAt().stream())
                        .max(Comparator.naturalOrder()));
        return new TaskFailures(failures, upSince);
    }

    Optional<Failure> newest() {
        return list.stream().findFirst();
    }

    /** Whether another task of the same definition runs. */
    boolean staysUp() {
        return upSince.isPresent();
    }

    /** Whether a task started after the newest failure and stays up. */
    boolean areOver() {
        return upSince.isPresent() && newest().filter(f -> !f.at().isBefore(upSince.get())).isEmpty();
    }

    /**
     * The failures of tasks that began within {@link Timeouts#CRASHES} and after every task that stays up.
     * They show that a further task would fail, although an older one runs.
     */
    List<Failure> ofNewTasks(Instant now) {
        return list.stream()
                .filter(f -> within(f.begun(), now, Timeouts.CRASHES))
                .filter(f -> upSince.filter(up -> !f.begun().isAfter(up)).isEmpty())
                .toList();
    }

    private static boolean within(Instant at, Instant now, Duration span) {
        return !at.isBefore(now.minus(span));
    }

    private static boolean isUp(Task task, Instant now) {
        boolean longEnough = task.startedAt()
                .map(at -> !at.isAfter(now.minus(Timeouts.STAYS_UP)))
                .orElse(false);
        return task.isRunning()
                && !task.isStopped()
                && longEnough
                && !task.healthStatus().equals("UNHEALTHY");
    }
}
