package ecsremediation.simulator.endpoint.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.ecs.EcsInstance;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
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
                "UpdateContainerInstancesState", this::update);
    }

    private ObjectNode list(Input input) {
        if (input.text("filter").filter(filter -> !filter.isEmpty()).isPresent()) {
            throw Requests.invalid("The simulated endpoint takes no filter expression here.");
        }
        Optional<String> status = input.text("status");
        List<String> arns = Requests.cluster(world, input).instances().stream()
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

    private ObjectNode batch(Input input, List<String> names) {
        EcsCluster cluster = Requests.cluster(world, input);
        boolean health = input.texts("include").contains("CONTAINER_INSTANCE_HEALTH");
        return Requests.batch("containerInstances", names, new Requests.Lookup() {
            @Override
            public Optional<ObjectNode> find(String name) {
                return InstanceOperations.find(cluster, name).map(i -> InstanceRecords.instance(i, health));
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
