package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.or;
import static ecsremediation.aws.ResponseFields.required;
import static ecsremediation.aws.ResponseFields.text;

import ecsremediation.model.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Container;

/** Maps the tasks of DescribeTasks. */
final class TaskMapping {
    private TaskMapping() {}

    static Task task(software.amazon.awssdk.services.ecs.model.Task t) {
        return new Task(
                required(t.taskArn(), "taskArn"),
                text(t.startedBy()),
                required(t.taskDefinitionArn(), "taskDefinitionArn"),
                required(t.lastStatus(), "lastStatus"),
                Optional.ofNullable(t.containerInstanceArn()),
                Optional.ofNullable(t.capacityProviderName()),
                required(t.createdAt(), "createdAt"),
                Optional.ofNullable(t.pullStartedAt()),
                Optional.ofNullable(t.pullStoppedAt()),
                Optional.ofNullable(t.startedAt()),
                or(t.healthStatusAsString(), "UNKNOWN"),
                containers(t),
                Optional.ofNullable(t.stoppingAt()),
                stop(t));
    }

    private static List<Task.Container> containers(software.amazon.awssdk.services.ecs.model.Task t) {
        boolean starting = t.containerInstanceArn() != null
                && !"RUNNING".equals(t.lastStatus())
                && !"STOPPED".equals(t.desiredStatus());
        return starting ? t.containers().stream().map(TaskMapping::container).toList() : List.of();
    }

    private static Task.Container container(Container c) {
        return new Task.Container(
                text(c.name()), text(c.lastStatus()), or(c.healthStatusAsString(), "UNKNOWN"), exitCode(c));
    }

    private static OptionalInt exitCode(Container c) {
        return c.exitCode() == null ? OptionalInt.empty() : OptionalInt.of(c.exitCode());
    }

    private static Optional<Task.Stop> stop(software.amazon.awssdk.services.ecs.model.Task t) {
        Optional<Instant> at = Stream.of(t.stoppedAt(), t.executionStoppedAt(), t.stoppingAt())
                .flatMap(Stream::ofNullable)
                .findFirst();
        if (at.isEmpty() && t.lastStatus().equals("STOPPED")) {
            throw new IncompleteAnswerException("stoppedAt");
        }
        return at.map(when -> new Task.Stop(
                when,
                text(t.stopCodeAsString()),
                text(t.stoppedReason()),
                t.containers().stream().map(TaskMapping::exit).toList()));
    }

    private static Task.ContainerExit exit(Container c) {
        return new Task.ContainerExit(text(c.name()), exitCode(c), Optional.ofNullable(c.reason()));
    }
}
