package ecsremediation.cli.recording;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.aws.Clients;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;

/** Reads the records of a cluster that the functions did not need for their decision. */
final class OtherRecords {
    /** The most tasks that one ListTasks or DescribeTasks call takes, by their API references. */
    private static final int BATCH = 100;

    private final EcsClient ecs;
    private final AutoScalingClient autoScaling;
    private final AwsAnswers answers;
    private final String cluster;

    OtherRecords(Clients clients, AwsAnswers answers, String cluster) {
        this.ecs = clients.ecs();
        this.autoScaling = clients.autoScaling();
        this.answers = answers;
        this.cluster = cluster;
    }

    /** Makes the calls. The answers collect what they return. */
    void read() {
        tasks();
        taskDefinitions();
        warmPools();
    }

    /** Every task, also of no service, and those that ECS stopped within about the last hour. */
    private void tasks() {
        Set<String> known = texts("tasks", "taskArn").collect(Collectors.toCollection(TreeSet::new));
        Stream.of(DesiredStatus.RUNNING, DesiredStatus.STOPPED)
                .flatMap(status -> ecs
                        .listTasksPaginator(
                                r -> r.cluster(cluster).desiredStatus(status).maxResults(BATCH))
                        .taskArns()
                        .stream())
                .filter(known::add)
                .toList()
                .stream()
                .gather(Gatherers.windowFixed(BATCH))
                .forEach(arns -> ecs.describeTasks(r -> r.cluster(cluster).tasks(arns)));
    }

    /** The revisions of services, deployments, task sets and tasks. */
    private void taskDefinitions() {
        NavigableSet<String> wanted =
                texts("services", "taskDefinition").collect(Collectors.toCollection(TreeSet::new));
        for (JsonNode service : answers.records("services")) {
            for (String part : List.of("deployments", "taskSets")) {
                service.path(part)
                        .forEach(p -> wanted.add(p.path("taskDefinition").asText()));
            }
        }
        texts("tasks", "taskDefinitionArn").forEach(wanted::add);
        texts("taskDefinitions", "taskDefinitionArn").forEach(wanted::remove);
        wanted.remove("");
        wanted.forEach(this::taskDefinition);
    }

    private void taskDefinition(String arn) {
        ecs.describeTaskDefinition(r -> r.taskDefinition(arn));
    }

    private void warmPools() {
        Set<String> known = texts("WarmPools", RecordedList.GROUP).collect(Collectors.toCollection(TreeSet::new));
        answers.records("AutoScalingGroups").stream()
                .filter(group -> group.has("WarmPoolConfiguration"))
                .map(group -> group.path(RecordedList.GROUP).asText())
                .filter(known::add)
                .forEach(this::warmPool);
    }

    /** Reads every page. */
    private void warmPool(String group) {
        autoScaling
                .describeWarmPoolPaginator(r -> r.autoScalingGroupName(group))
                .forEach(_ -> {});
    }

    private Stream<String> texts(String list, String field) {
        return answers.records(list).stream().map(record -> record.path(field).asText());
    }
}
