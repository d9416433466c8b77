package ecsremediation.aws;

import ecsremediation.model.Deployment;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.model.Service;
import ecsremediation.model.TaskDefinition;
import ecsremediation.model.WaitingTasks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * Reads the task definitions of services that may have a gap and of daemons. A revision never changes, so
 * the process reads each revision once.
 */
final class TaskDefinitions {
    /** About 1 KB each. Above this number, new revisions are read in every reconciliation. Our choice. */
    private static final int KNOWN_AT_MOST = 2_000;

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

    private Optional<TaskDefinition> read(ReadSession reading, String arn) {
        Optional<TaskDefinition> before = Optional.ofNullable(known.get(arn));
        return before.isPresent() ? before : ask(reading, arn);
    }

    private Optional<TaskDefinition> ask(ReadSession reading, String arn) {
        ReadTarget what = new ReadTarget(ReadFailure.Kind.TASK_DEFINITION, Arns.name(arn));
        Optional<TaskDefinition> read = reading.call(what, () -> ecs.describeTaskDefinition(r -> r.taskDefinition(arn)))
                .flatMap(a -> reading.map(what, a.taskDefinition(), TaskDefinitionMapping::taskDefinition));
        if (known.size() < KNOWN_AT_MOST) {
            read.ifPresent(t -> known.put(arn, t));
        }
        return read;
    }
}
