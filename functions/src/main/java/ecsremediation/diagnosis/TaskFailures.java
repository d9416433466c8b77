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
 * The recent tasks of the deployments with a gap that started and did not stay up, newest first.
 *
 * @param staysUp whether another task of these deployments has been up for {@link Timeouts#STAYS_UP} and is not
 *     unhealthy: the application can run
 */
record TaskFailures(List<Fault> list, boolean staysUp) {
    private static final Comparator<Fault> NEWEST_FIRST =
            Comparator.comparing(Fault::at).reversed().thenComparing(Fault::task);

    TaskFailures {
        list = List.copyOf(list);
    }

    /**
     * A task that failed.
     *
     * @param words the code, the reason and the containers' ends, in ECS's words
     */
    record Fault(StopKind kind, String task, Instant at, String words) {
        Evidence evidence() {
            return new Evidence(Evidence.Source.TASK, words, Optional.of(at));
        }
    }

    /** The faults within {@link Timeouts#CRASHES} before that time. */
    static TaskFailures of(Service service, Instant now) {
        Set<String> deployments = new TreeSet<>();
        service.deployments().stream()
                .filter(d -> d.counts().gap() > 0)
                .map(Deployment::id)
                .forEach(deployments::add);
        List<Task> tasks = service.tasks().stream()
                .filter(t -> deployments.contains(t.deployment()))
                .toList();
        List<Fault> faults = tasks.stream()
                .flatMap(t -> t.stop().map(stop -> fault(t, stop)).stream())
                .filter(f -> f.kind().isFault())
                .filter(f -> within(f.at(), now, Timeouts.CRASHES))
                .sorted(NEWEST_FIRST)
                .toList();
        return new TaskFailures(faults, tasks.stream().anyMatch(t -> isUp(t, now)));
    }

    Optional<Fault> newest() {
        return list.stream().findFirst();
    }

    private static Fault fault(Task task, Task.Stop stop) {
        return new Fault(StopKind.of(stop), task.arn(), stop.at(), words(stop));
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

    private static String words(Task.Stop stop) {
        StringBuilder words = new StringBuilder(stop.code());
        words.append(words.isEmpty() || stop.reason().isEmpty() ? "" : ": ").append(stop.reason());
        for (Task.ContainerExit container : stop.containers()) {
            words.append("; container ").append(container.name());
            container.exitCode().ifPresent(code -> words.append(" exit code ").append(code));
            container.reason().ifPresent(reason -> words.append(" ").append(reason));
        }
        return words.toString();
    }
}
