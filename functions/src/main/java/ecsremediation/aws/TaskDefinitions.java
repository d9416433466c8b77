package ecsremediation.aws;

import ecsremediation.model.Deployment;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.model.Service;
import ecsremediation.model.Task;
import ecsremediation.model.TaskDefinition;
import ecsremediation.model.WaitingTasks;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;

/**
 * Reads the task definitions of services that may have a gap, of their stopping tasks, and of daemons. A revision never changes, so
 * the process reads each revision once.
 */
final class TaskDefinitions {
    /** About 1 KB each. Above this number, new revisions are read in every reconciliation. Our choice. */
    private static final int KNOWN_AT_MOST = 2_000;

    /** The first HTTP status of an error of the server. */
    private static final int SERVER_ERRORS = 500;

    private final EcsClient ecs;
    private final Map<String, TaskDefinition> known = new ConcurrentHashMap<>();

    TaskDefinitions(EcsClient ecs) {
        this.ecs = ecs;
    }

    /** The task definitions by ARN. */
    List<TaskDefinition> of(
            ReadSession reading, List<Service> services, TaskReadFilter filter, List<WaitingTasks> waiting) {
        Stream<String> ofServices = services.stream()
                .filter(s -> s.schedulingStrategy() == SchedulingStrategy.DAEMON || filter.mayHaveOne(s))
                .flatMap(s -> s.deployments().stream())
                .map(Deployment::taskDefinition);
        List<String> arns = Stream.concat(ofServices, waiting.stream().map(WaitingTasks::taskDefinition))
                .distinct()
                .sorted()
                .toList();
        return reading.each(arns, arn -> read(reading, arn)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Those found and the ones of stopping tasks whose deployment has ended already, by ARN. A stopping task
     * holds its capacity until it is gone. A deleted revision is left out.
     */
    List<TaskDefinition> withStopping(ReadSession reading, List<Service> services, List<TaskDefinition> found) {
        Set<String> there = found.stream().map(TaskDefinition::arn).collect(Collectors.toSet());
        List<String> arns = services.stream()
                .flatMap(s -> s.tasks().stream())
                .filter(Task::isStopping)
                .map(Task::taskDefinition)
                .filter(arn -> !there.contains(arn))
                .distinct()
                .sorted()
                .toList();
        Stream<TaskDefinition> further =
                reading.each(arns, arn -> readUndeleted(reading, arn)).stream().flatMap(Optional::stream);
        return Stream.concat(found.stream(), further)
                .sorted(Comparator.comparing(TaskDefinition::arn))
                .toList();
    }

    private Optional<TaskDefinition> read(ReadSession reading, String arn) {
        return read(reading, arn, () -> Optional.of(describe(arn)));
    }

    private Optional<TaskDefinition> readUndeleted(ReadSession reading, String arn) {
        return read(reading, arn, () -> undeleted(arn));
    }

    private Optional<TaskDefinition> read(
            ReadSession reading, String arn, Supplier<Optional<DescribeTaskDefinitionResponse>> call) {
        Optional<TaskDefinition> before = Optional.ofNullable(known.get(arn));
        return before.isPresent() ? before : ask(reading, arn, call);
    }

    private Optional<TaskDefinition> ask(
            ReadSession reading, String arn, Supplier<Optional<DescribeTaskDefinitionResponse>> call) {
        ReadTarget what = new ReadTarget(ReadFailure.Kind.TASK_DEFINITION, Arns.name(arn));
        Optional<TaskDefinition> read = reading.call(what, call)
                .flatMap(answer -> answer)
                .flatMap(a -> reading.map(what, a.taskDefinition(), TaskDefinitionMapping::taskDefinition));
        if (known.size() < KNOWN_AT_MOST) {
            read.ifPresent(t -> known.put(arn, t));
        }
        return read;
    }

    private DescribeTaskDefinitionResponse describe(String arn) {
        return ecs.describeTaskDefinition(r -> r.taskDefinition(arn));
    }

    /** Empty if ECS refuses to describe it, as it does for a deleted revision. */
    private Optional<DescribeTaskDefinitionResponse> undeleted(String arn) {
        try {
            return Optional.of(describe(arn));
        } catch (EcsException refused) {
            if (refused.isThrottlingException() || refused.statusCode() >= SERVER_ERRORS) {
                throw refused;
            }
            return Optional.empty();
        }
    }
}
