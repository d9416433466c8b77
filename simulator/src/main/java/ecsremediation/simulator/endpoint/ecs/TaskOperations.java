package ecsremediation.simulator.endpoint.ecs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.ecs.EcsTask;
import ecsremediation.simulator.ecs.TaskRun;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations of ECS on tasks. */
final class TaskOperations {
    /** [ECS API, DescribeTasks]. */
    private static final int MOST_DESCRIBED = 100;

    /** [ECS API, RunTask]. */
    private static final int MOST_RUN = 10;

    private final World world;

    TaskOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "ListTasks", this::list, "DescribeTasks", this::describe, "StopTask", this::stop, "RunTask", this::run);
    }

    private ObjectNode list(Input input) {
        EcsCluster cluster = Requests.cluster(world, input);
        String desiredStatus = input.text("desiredStatus").orElse("RUNNING");
        Stream<EcsTask> tasks = input.text("serviceName")
                .map(name -> service(cluster, name).tasks().stream())
                .orElseGet(() -> all(cluster));
        Optional<String> family = input.text("family");
        Optional<String> startedBy = input.text("startedBy");
        Optional<String> instance = input.text("containerInstance").map(Requests::shortName);
        List<String> arns = tasks.filter(task -> task.desiredStatus().equals(desiredStatus))
                .filter(task -> family.isEmpty()
                        || family.get().equals(task.definition().spec().family()))
                .filter(task -> startedBy.isEmpty() || startedBy.get().equals(task.startedBy()))
                .filter(task ->
                        instance.isEmpty() || instance.equals(task.instance().map(i -> i.id())))
                .map(EcsTask::arn)
                .toList();
        return Requests.page(input, "taskArns", arns, Requests.PAGE);
    }

    private static EcsService service(EcsCluster cluster, String name) {
        return cluster.service(Requests.shortName(name))
                .orElseThrow(() -> AwsFault.sender("ServiceNotFoundException", "Service not found."));
    }

    private static Stream<EcsTask> all(EcsCluster cluster) {
        return cluster.tasks().stream();
    }

    private ObjectNode describe(Input input) {
        List<String> names = Requests.names(input, "tasks", MOST_DESCRIBED);
        EcsCluster cluster = Requests.cluster(world, input);
        Map<String, EcsTask> tasks = byId(cluster, names);
        return Requests.batch("tasks", names, new Requests.Lookup() {
            @Override
            public Optional<ObjectNode> find(String name) {
                return Optional.ofNullable(tasks.get(Requests.shortName(name)))
                        .map(task -> Requests.tagged(world, input, TaskRecords.task(task), task.arn()));
            }

            @Override
            public String arn(String name) {
                return world.account().inCluster("task", cluster.name(), Requests.shortName(name));
            }
        });
    }

    /** The tasks among the names that exist, found in one pass over the cluster. */
    private static Map<String, EcsTask> byId(EcsCluster cluster, List<String> names) {
        Set<String> ids = names.stream().map(Requests::shortName).collect(Collectors.toSet());
        return all(cluster)
                .filter(task -> ids.contains(task.id()))
                .collect(Collectors.toMap(EcsTask::id, Function.identity()));
    }

    private ObjectNode run(Input input) {
        int count = input.integer("count").orElse(1);
        if (count < 1 || count > MOST_RUN) {
            throw Requests.invalid("count must be between 1 and " + MOST_RUN + ".");
        }
        if (!input.text("launchType").orElse("EC2").equals("EC2")) {
            throw Requests.invalid(
                    "The simulated endpoint does not support another launchType of ecs:RunTask than EC2");
        }
        EcsCluster cluster = Requests.cluster(world, input);
        TaskRun.Started run = world.ecs()
                .run(
                        cluster.name(),
                        new TaskRun(
                                input.required("taskDefinition"),
                                count,
                                input.text("group"),
                                input.text("startedBy").orElse(""),
                                Requests.providers(cluster, input),
                                Requests.constraints(input),
                                Requests.strategies(input)));
        ObjectNode answer = Trees.object();
        ArrayNode tasks = answer.putArray("tasks");
        run.tasks().forEach(task -> {
            world.ecs().tags().put(task.arn(), Requests.tags(input));
            tasks.add(TaskRecords.task(task));
        });
        ArrayNode failures = answer.putArray("failures");
        run.failures()
                .forEach(failure -> failures.addObject()
                        .put("arn", failure.instance().arn())
                        .put("reason", failure.reason()));
        return answer;
    }

    private ObjectNode stop(Input input) {
        EcsTask task = byId(Requests.cluster(world, input), List.of(input.required("task"))).values().stream()
                .findFirst()
                .orElseThrow(() -> Requests.invalid("The referenced task was not found."));
        world.ecs().stopTask(task, input.text("reason").orElse("Task stopped by user"));
        return Trees.object().set("task", TaskRecords.task(task));
    }
}
