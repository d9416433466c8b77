package ecsremediation.simulator.endpoint.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.ecs.EcsTask;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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
                "UpdateClusterSettings", this::update,
                "PutClusterCapacityProviders", this::putProviders);
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
                        .map(cluster -> Requests.tagged(world, input, record(cluster, settings), cluster.arn()))
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
        world.ecs().tags().put(cluster.arn(), Requests.tags(input));
        return Trees.object().set("cluster", change(cluster, input));
    }

    private ObjectNode putProviders(Input input) {
        EcsCluster cluster = Requests.cluster(world, input);
        List<String> names = input.texts("capacityProviders").stream()
                .map(Requests::shortName)
                .toList();
        List<String> strategy = Requests.strategy(input, "defaultCapacityProviderStrategy");
        for (String required : List.of("capacityProviders", "defaultCapacityProviderStrategy")) {
            if (!input.has(required)) {
                throw Requests.invalid(required + " must be specified; it may be empty.");
            }
        }
        world.ecs().associate(cluster.name(), names, strategy);
        return Trees.object().set("cluster", record(cluster, true));
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
        record.put("runningTasksCount", count(cluster, EcsTask::isRunning));
        record.put("pendingTasksCount", count(cluster, task -> task.isWanted() && !task.isRunning()));
        record.put("activeServicesCount", cluster.services().size());
        record.putArray("statistics");
        record.putArray("tags");
        var shown = record.putArray("settings");
        if (settings) {
            shown.addObject().put("name", "containerInsights").put("value", cluster.containerInsights());
        }
        var providers = record.putArray("capacityProviders");
        cluster.providers().forEach(provider -> providers.add(provider.name()));
        var strategy = record.putArray("defaultCapacityProviderStrategy");
        cluster.defaultStrategy()
                .forEach(name -> strategy.addObject()
                        .put("capacityProvider", name)
                        .put("weight", 1)
                        .put("base", 0));
        return record;
    }

    private static long count(EcsCluster cluster, Predicate<EcsTask> which) {
        return cluster.tasks().stream().filter(which).count();
    }
}
