package ecsremediation.simulator.endpoint.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.ecs.EcsInstance;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations of ECS on container instances. */
final class InstanceOperations {
    /** [ECS API, DescribeContainerInstances]. */
    private static final int MOST_DESCRIBED = 100;

    /** [ECS API, UpdateContainerInstancesState]. */
    private static final int MOST_UPDATED = 10;

    private final World world;

    InstanceOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "ListContainerInstances", this::list,
                "DescribeContainerInstances", this::describe,
                "UpdateContainerInstancesState", this::update,
                "DeregisterContainerInstance", this::deregister);
    }

    private ObjectNode list(Input input) {
        EcsCluster cluster = Requests.cluster(world, input);
        Optional<String> filter = input.text("filter").filter(f -> !f.isEmpty());
        Collection<EcsInstance> instances = filter.isPresent() ? cluster.instances(filter.get()) : cluster.instances();
        Optional<String> status = input.text("status");
        List<String> arns = instances.stream()
                .filter(instance -> status.isEmpty() || status.get().equals(instance.status()))
                .map(EcsInstance::arn)
                .toList();
        return Requests.page(input, "containerInstanceArns", arns, Requests.PAGE);
    }

    private ObjectNode describe(Input input) {
        return batch(input, Requests.names(input, "containerInstances", MOST_DESCRIBED));
    }

    private ObjectNode update(Input input) {
        List<String> names = Requests.names(input, "containerInstances", MOST_UPDATED);
        String status = input.required("status");
        if (!List.of("ACTIVE", "DRAINING").contains(status)) {
            throw Requests.invalid("Container instance status should be one of [ACTIVE,DRAINING].");
        }
        EcsCluster cluster = Requests.cluster(world, input);
        names.forEach(name -> find(cluster, name)
                .ifPresent(instance -> world.ecs().instanceStatus(instance.ec2InstanceId(), status)));
        return batch(input, names);
    }

    private ObjectNode deregister(Input input) {
        EcsInstance instance = find(Requests.cluster(world, input), input.required("containerInstance"))
                .orElseThrow(() -> Requests.invalid("Referenced container instance not found."));
        if (!input.flag("force") && !instance.tasks().isEmpty()) {
            throw Requests.invalid("Found running tasks on the instance.");
        }
        ObjectNode record = InstanceRecords.instance(instance, false);
        world.ecs().deregister(instance);
        return Trees.object().set("containerInstance", record.put("status", "INACTIVE"));
    }

    private ObjectNode batch(Input input, List<String> names) {
        EcsCluster cluster = Requests.cluster(world, input);
        boolean health = input.texts("include").contains("CONTAINER_INSTANCE_HEALTH");
        return Requests.batch("containerInstances", names, new Requests.Lookup() {
            @Override
            public Optional<ObjectNode> find(String name) {
                return InstanceOperations.find(cluster, name)
                        .map(i -> Requests.tagged(world, input, InstanceRecords.instance(i, health), i.arn()));
            }

            @Override
            public String arn(String name) {
                return world.account().inCluster("container-instance", cluster.name(), Requests.shortName(name));
            }
        });
    }

    private static Optional<EcsInstance> find(EcsCluster cluster, String name) {
        return cluster.instance(Requests.shortName(name));
    }
}
