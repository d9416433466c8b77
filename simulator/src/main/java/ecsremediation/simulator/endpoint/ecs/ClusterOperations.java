package ecsremediation.simulator.endpoint.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The operations of ECS on clusters. */
final class ClusterOperations {
    private final World world;

    ClusterOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "ListClusters", this::list,
                "DescribeClusters", this::describe,
                "CreateCluster", this::create,
                "UpdateCluster", this::update,
                "UpdateClusterSettings", this::update);
    }

    private ObjectNode list(Input input) {
        List<String> arns = world.ecs().clusters().stream().map(EcsCluster::arn).toList();
        return Requests.page(input, "clusterArns", arns, Requests.PAGE);
    }

    private ObjectNode describe(Input input) {
        List<String> names = input.texts("clusters");
        boolean settings = input.texts("include").contains("SETTINGS");
        return Requests.batch("clusters", names.isEmpty() ? List.of("default") : names, new Requests.Lookup() {
            @Override
            public Optional<ObjectNode> find(String name) {
                return world.ecs().clusters().stream()
                        .filter(cluster -> cluster.name().equals(Requests.shortName(name)))
                        .map(cluster -> record(cluster, settings))
                        .findFirst();
            }

            @Override
            public String arn(String name) {
                return world.account().cluster(Requests.shortName(name));
            }
        });
    }

    private ObjectNode create(Input input) {
        EcsCluster cluster = world.ecs().createCluster(input.text("clusterName").orElse("default"));
        return Trees.object().set("cluster", change(cluster, input));
    }

    private ObjectNode update(Input input) {
        return Trees.object().set("cluster", change(world.ecs().cluster(input.required("cluster")), input));
    }

    private ObjectNode change(EcsCluster cluster, Input input) {
        for (Input setting : input.inputs("settings")) {
            if (!setting.required("name").equals("containerInsights")) {
                throw Requests.invalid("Invalid setting name: " + setting.required("name"));
            }
            world.ecs().containerInsights(cluster.name(), setting.required("value"));
        }
        return record(cluster, true);
    }

    private static ObjectNode record(EcsCluster cluster, boolean settings) {
        ObjectNode record = Trees.object();
        record.put("clusterArn", cluster.arn());
        record.put("clusterName", cluster.name());
        record.put("status", "ACTIVE");
        record.put("registeredContainerInstancesCount", cluster.instances().size());
        record.put("runningTasksCount", sum(cluster, EcsService::running));
        record.put("pendingTasksCount", sum(cluster, EcsService::pending));
        record.put("activeServicesCount", cluster.services().size());
        record.putArray("statistics");
        record.putArray("tags");
        var shown = record.putArray("settings");
        if (settings) {
            shown.addObject().put("name", "containerInsights").put("value", cluster.containerInsights());
        }
        var providers = record.putArray("capacityProviders");
        cluster.providers().forEach(provider -> providers.add(provider.name()));
        record.putArray("defaultCapacityProviderStrategy");
        return record;
    }

    private static int sum(EcsCluster cluster, ToIntFunction<EcsService> count) {
        return cluster.services().stream().mapToInt(count).sum();
    }
}
