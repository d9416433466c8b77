package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.text;

import ecsremediation.model.ContainerInstance;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.Service;
import ecsremediation.model.Subnet;
import ecsremediation.model.Task;
import ecsremediation.model.TaskDefinition;
import ecsremediation.placement.expression.MemberOf;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;

/** Reads the tasks of services that may have a gap, including those that stopped recently. */
record Tasks(EcsClient ecs, ReadSession reading, String cluster) {
    /** The most tasks that one ListTasks or DescribeTasks call takes, by their API references. */
    private static final int BATCH = 100;

    /** The most services that are read only for the zones of their subnets. Our choice. */
    private static final int NEIGHBOURS = 5;

    /** The prefix by which ECS names a service as a task's owner. */
    private static final String OWNER = "service:";

    /**
     * The same services in the same order. Those that may have a gap get their tasks, and each the zones of its
     * subnets as far as these tasks and the instances show them.
     */
    List<Service> fill(List<Service> services, List<ContainerInstance> instances, TaskReadFilter filter) {
        List<Service> gaps = services.stream().filter(filter::mayHaveOne).toList();
        boolean together = isCheaperTogether(services, gaps);
        List<String> wanted = listed(gaps, together, DesiredStatus.RUNNING);
        Set<String> stopped = new HashSet<>(listed(gaps, together, DesiredStatus.STOPPED));
        SubnetZones zones = new SubnetZones(instances);
        Map<String, List<Task>> tasks = described(
                Stream.concat(wanted.stream(), stopped.stream())
                        .distinct()
                        .sorted()
                        .toList(),
                stopped,
                zones);
        return services.stream()
                .map(s -> with(
                        s,
                        zones.of(s.subnets()),
                        filter.mayHaveOne(s)
                                ? tasks.getOrDefault(OWNER + s.name().service(), List.of())
                                : s.tasks()))
                .toList();
    }

    /**
     * The same services in the same order. Those that decide where tasks of others are placed get their tasks
     * too: those that a placement constraint names by the group of their tasks, and some of those that run in a
     * subnet whose zone is unknown.
     */
    List<Service> fillNeighbours(List<Service> services, List<TaskDefinition> definitions, TaskReadFilter filter) {
        Set<String> named = named(services, definitions, filter);
        Set<String> subnets = unknownSubnets(services, filter);
        List<Service> unread =
                services.stream().filter(s -> !filter.mayHaveOne(s)).toList();
        List<Service> neighbours = Stream.concat(
                        unread.stream().filter(s -> named.contains(s.name().service())),
                        unread.stream()
                                .filter(s -> s.subnets().stream().anyMatch(n -> subnets.contains(n.id())))
                                .limit(NEIGHBOURS))
                .distinct()
                .toList();
        SubnetZones zones = new SubnetZones(List.of());
        Map<String, List<Task>> tasks = described(listed(neighbours, false, DesiredStatus.RUNNING), Set.of(), zones);
        return services.stream()
                .map(s -> with(
                        s,
                        zones.of(s.subnets()),
                        tasks.getOrDefault(OWNER + s.name().service(), s.tasks())))
                .toList();
    }

    private static Set<String> unknownSubnets(List<Service> services, TaskReadFilter filter) {
        return services.stream()
                .filter(filter::mayHaveOne)
                .flatMap(s -> s.subnets().stream())
                .filter(subnet -> subnet.zone().isEmpty())
                .map(Subnet::id)
                .collect(Collectors.toSet());
    }

    private static Set<String> named(List<Service> services, List<TaskDefinition> definitions, TaskReadFilter filter) {
        return Stream.concat(
                        services.stream().filter(filter::mayHaveOne).flatMap(s -> s.placementConstraints().stream()),
                        definitions.stream().flatMap(d -> d.placementConstraints().stream()))
                .flatMap(c -> MemberOf.services(c.expression()).stream())
                .collect(Collectors.toSet());
    }

    /** Selects the services that may have a gap, or that have a task on a draining instance. */
    TaskReadFilter filter(List<ContainerInstance> instances) {
        List<ContainerInstance> draining = instances.stream()
                .filter(i -> i.status().equals("DRAINING") && i.runningTasks() + i.pendingTasks() > 0)
                .toList();
        List<String> arns = reading.each(draining, this::listedOn).stream()
                .flatMap(List::stream)
                .sorted()
                .toList();
        return new TaskReadFilter(described(arns, Set.copyOf(arns), new SubnetZones(List.of())).keySet().stream()
                .filter(owner -> owner.startsWith(OWNER))
                .map(owner -> owner.substring(OWNER.length()))
                .collect(Collectors.toSet()));
    }

    private List<String> listedOn(ContainerInstance instance) {
        return reading.pages(
                new ReadTarget(ReadFailure.Kind.TASK_LIST, "RUNNING tasks on " + instance.ec2InstanceId()),
                ecs.listTasksPaginator(r -> r.cluster(cluster)
                        .containerInstance(instance.arn())
                        .desiredStatus(DesiredStatus.RUNNING)
                        .maxResults(BATCH)),
                ListTasksResponse::taskArns);
    }

    /**
     * Whether listing all tasks of the cluster needs fewer calls than one call per service. ECS allows 20
     * such calls per second. If most of 2,000 services have a gap, one call per service takes minutes.
     */
    private static boolean isCheaperTogether(List<Service> services, List<Service> gaps) {
        int tasks = services.stream()
                .mapToInt(s -> s.counts().running() + s.counts().pending())
                .sum();
        return gaps.size() > 1 + tasks / BATCH;
    }

    private List<String> listed(List<Service> services, boolean together, DesiredStatus status) {
        if (together && !services.isEmpty()) {
            return reading.pages(
                    new ReadTarget(ReadFailure.Kind.TASK_LIST, status + " tasks of cluster " + cluster),
                    ecs.listTasksPaginator(
                            r -> r.cluster(cluster).desiredStatus(status).maxResults(BATCH)),
                    ListTasksResponse::taskArns);
        }
        return reading.each(services, s -> listed(s, status)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<String> listed(Service service, DesiredStatus status) {
        String name = service.name().service();
        return reading.pages(
                new ReadTarget(ReadFailure.Kind.TASK_LIST, status + " tasks of " + name),
                ecs.listTasksPaginator(r -> r.cluster(cluster)
                        .serviceName(name)
                        .desiredStatus(status)
                        .maxResults(BATCH)),
                ListTasksResponse::taskArns);
    }

    /** The tasks by owner, and each owner's tasks by time. The zones learn from them. */
    private Map<String, List<Task>> described(List<String> arns, Set<String> mayBeGone, SubnetZones zones) {
        List<List<String>> batches =
                arns.stream().gather(Gatherers.windowFixed(BATCH)).toList();
        List<DescribeTasksResponse> answers = reading.each(batches, batch -> described(batch)).stream()
                .flatMap(List::stream)
                .toList();
        answers.forEach(answer -> answer.tasks().forEach(zones::learn));
        return answers.stream()
                .flatMap(answer -> owned(answer, mayBeGone))
                .sorted(Comparator.comparing((Owned o) -> o.task().createdAt())
                        .thenComparing(o -> o.task().arn()))
                .collect(Collectors.groupingBy(Owned::owner, Collectors.mapping(Owned::task, Collectors.toList())));
    }

    private List<DescribeTasksResponse> described(List<String> arns) {
        ReadTarget what =
                new ReadTarget(ReadFailure.Kind.TASKS, arns.size() + " tasks from " + Arns.name(arns.getFirst()));
        return reading
                .call(what, () -> ecs.describeTasks(r -> r.cluster(cluster).tasks(arns)))
                .stream()
                .toList();
    }

    private Stream<Owned> owned(DescribeTasksResponse answer, Set<String> mayBeGone) {
        answer.failures().stream()
                .filter(f -> !isDeleted(f, mayBeGone))
                .forEach(f -> reading.missed(task(f.arn()), text(f.reason())));
        return answer.tasks().stream().flatMap(t -> owned(t).stream());
    }

    private List<Owned> owned(software.amazon.awssdk.services.ecs.model.Task t) {
        return reading.map(task(t), t, TaskMapping::task).stream()
                .map(task -> new Owned(text(t.group()), task))
                .toList();
    }

    private static ReadTarget task(software.amazon.awssdk.services.ecs.model.Task t) {
        String id = Arns.name(text(t.taskArn()));
        String group = text(t.group());
        return new ReadTarget(
                ReadFailure.Kind.TASK, group.startsWith(OWNER) ? id + " of " + group.substring(OWNER.length()) : id);
    }

    private static ReadTarget task(String arn) {
        return new ReadTarget(ReadFailure.Kind.TASK, Arns.name(arn));
    }

    /**
     * Whether ECS deleted the task. It deletes a stopped task after an hour, perhaps between the list call
     * and the describe call.
     */
    private static boolean isDeleted(Failure failure, Set<String> mayBeGone) {
        return "MISSING".equals(failure.reason()) && mayBeGone.contains(failure.arn());
    }

    private static Service with(Service s, List<Subnet> subnets, List<Task> tasks) {
        return new Service(
                s.name(),
                s.status(),
                s.schedulingStrategy(),
                s.launchType(),
                s.capacityProviders(),
                s.deploymentController(),
                s.counts(),
                s.minimumHealthyPercent(),
                s.maximumPercent(),
                s.deploymentStrategy(),
                s.deployments(),
                s.placementConstraints(),
                s.placementStrategies(),
                subnets,
                s.messages(),
                tasks);
    }

    /** A task and its owner. */
    private record Owned(String owner, Task task) {}
}
