package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.text;

import ecsremediation.model.ReadFailure;
import ecsremediation.model.Service;
import ecsremediation.model.WaitingTasks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/** Reads the tasks outside of services that wait for an instance of a capacity provider. */
record StandaloneTasks(EcsClient ecs, ReadSession reading, String cluster) {
    /** The most tasks that one ListTasks or DescribeTasks call takes, by their API references. */
    private static final int BATCH = 100;

    /**
     * The most tasks of services in a cluster whose tasks are all listed: about 20 calls, one second of what
     * ECS allows. In a larger cluster tasks outside of services are not read. Our choice.
     */
    private static final int MOST_TASKS = 1_000;

    private static final Comparator<WaitingTasks> BY_NAME = Comparator.comparing(WaitingTasks::group)
            .thenComparing(WaitingTasks::taskDefinition)
            .thenComparing(WaitingTasks::capacityProvider);

    /** Empty without a read if no service waits for an instance of a capacity provider. */
    List<WaitingTasks> waiting(List<Service> services) {
        int tasks = services.stream()
                .mapToInt(s -> s.counts().running() + s.counts().pending())
                .sum();
        boolean matters = services.stream()
                .anyMatch(s -> !s.capacityProviders().isEmpty() && s.counts().pending() > 0);
        return matters && tasks <= MOST_TASKS ? counted(described(listed())) : List.of();
    }

    private List<String> listed() {
        return reading.pages(
                new ReadTarget(ReadFailure.Kind.TASK_LIST, "tasks outside of services of cluster " + cluster),
                ecs.listTasksPaginator(r ->
                        r.cluster(cluster).desiredStatus(DesiredStatus.RUNNING).maxResults(BATCH)),
                ListTasksResponse::taskArns);
    }

    /** A task that ended since it was listed does not wait, so it may be missing. */
    private List<Task> described(List<String> arns) {
        List<List<String>> batches =
                arns.stream().gather(Gatherers.windowFixed(BATCH)).toList();
        return reading
                .each(
                        batches,
                        batch -> reading.call(
                                new ReadTarget(
                                        ReadFailure.Kind.TASKS,
                                        batch.size() + " tasks from " + Arns.name(batch.getFirst())),
                                () -> ecs.describeTasks(r -> r.cluster(cluster).tasks(batch))))
                .stream()
                .flatMap(answer -> answer.stream())
                .map(DescribeTasksResponse::tasks)
                .flatMap(List::stream)
                .toList();
    }

    private static List<WaitingTasks> counted(List<Task> tasks) {
        Map<WaitingTasks, Integer> counts = new TreeMap<>(BY_NAME);
        tasks.stream()
                .filter(StandaloneTasks::isWaiting)
                .map(t -> new WaitingTasks(
                        text(t.group()), text(t.taskDefinitionArn()), text(t.capacityProviderName()), 1))
                .forEach(task -> counts.merge(task, 1, Integer::sum));
        List<WaitingTasks> waiting = new ArrayList<>();
        counts.forEach((task, count) ->
                waiting.add(new WaitingTasks(task.group(), task.taskDefinition(), task.capacityProvider(), count)));
        return List.copyOf(waiting);
    }

    private static boolean isWaiting(Task task) {
        return !text(task.group()).startsWith("service:")
                && text(task.lastStatus()).equals("PROVISIONING")
                && text(task.containerInstanceArn()).isEmpty()
                && !text(task.capacityProviderName()).isEmpty();
    }
}
