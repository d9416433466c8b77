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
 * @param staysUp whether another task of these deployments is up for {@link Timeouts#STAYS_UP} and not
 *     unhealthy, so that the application can run
 */
record TaskFailures(List<Failure> list, boolean staysUp) {
    private static final Comparator<Failure> NEWEST_FIRST =
            Comparator.comparing(Failure::at).reversed().thenComparing(Failure::task);

    TaskFailures {
        list = List.copyOf(list);
    }

    /**
     * A task that failed.
     *
     * @param task its ARN
     */
    record Failure(StopKind kind, String task, Task.Stop stop) {
        Instant at() {
            return stop.at();
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
                .flatMap(t -> t.stop().map(stop -> new Failure(StopKind.of(stop), t.arn(), stop)).stream())
                .filter(f -> f.kind().isFault())
                .filter(f -> within(f.at(), now, Timeouts.CRASHES))
                .sorted(NEWEST_FIRST)
                .toList();
        return new TaskFailures(failures, tasks.stream().anyMatch(t -> isUp(t, now)));
    }

    Optional<Failure> newest() {
        return list.stream().findFirst();
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
