package ecsremediation.simulator.endpoint.ecs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.ecs.EcsDeployment;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.endpoint.wire.Trees;

/** A service in the form of ECS's answers. */
final class ServiceRecords {
    private ServiceRecords() {}

    static ObjectNode service(EcsService service) {
        ServiceSpec spec = service.spec();
        ObjectNode record = Trees.object();
        record.put("serviceArn", service.arn());
        record.put("serviceName", service.name());
        record.put("clusterArn", service.cluster().arn());
        record.putArray("loadBalancers");
        record.putArray("serviceRegistries");
        record.put("status", service.status());
        record.put("desiredCount", service.desired());
        record.put("runningCount", service.running());
        record.put("pendingCount", service.pending());
        capacity(record, spec);
        record.put("taskDefinition", service.primary().definition().arn());
        configuration(record, spec);
        ArrayNode deployments = record.putArray("deployments");
        service.deployments().forEach(deployment -> deployments.add(deployment(deployment)));
        events(record, service);
        record.set("createdAt", Trees.instant(service.createdAt()));
        placement(record, spec);
        record.put("schedulingStrategy", spec.strategy().name());
        record.putObject("deploymentController").put("type", "ECS");
        record.put("enableECSManagedTags", false);
        record.put("propagateTags", "NONE");
        record.put("enableExecuteCommand", false);
        return record;
    }

    private static void capacity(ObjectNode record, ServiceSpec spec) {
        spec.launchType().ifPresent(type -> record.put("launchType", type.name()));
        if (spec.capacityProviders().isEmpty()) {
            return;
        }
        ArrayNode strategy = record.putArray("capacityProviderStrategy");
        spec.capacityProviders()
                .forEach(name -> strategy.addObject()
                        .put("capacityProvider", name)
                        .put("weight", 1)
                        .put("base", 0));
    }

    private static void configuration(ObjectNode record, ServiceSpec spec) {
        ObjectNode configuration = record.putObject("deploymentConfiguration");
        configuration
                .putObject("deploymentCircuitBreaker")
                .put("enable", spec.breaker().isEnabled())
                .put("rollback", spec.breaker().rollsBack());
        configuration.put("maximumPercent", spec.maximumPercent());
        configuration.put("minimumHealthyPercent", spec.minimumHealthyPercent());
        configuration.put("strategy", "ROLLING");
    }

    private static ObjectNode deployment(EcsDeployment deployment) {
        ObjectNode record = Trees.object();
        record.put("id", deployment.id());
        record.put("status", deployment.status());
        record.put("taskDefinition", deployment.definition().arn());
        record.put("desiredCount", deployment.desired());
        record.put("pendingCount", deployment.pending());
        record.put("runningCount", deployment.running());
        record.put("failedTasks", deployment.failedTasks());
        record.set("createdAt", Trees.instant(deployment.createdAt()));
        record.set("updatedAt", Trees.instant(deployment.updatedAt()));
        capacity(record, deployment.service().spec());
        record.put("rolloutState", deployment.rolloutState());
        record.put("rolloutStateReason", deployment.rolloutStateReason());
        return record;
    }

    private static void events(ObjectNode record, EcsService service) {
        ArrayNode events = record.putArray("events");
        service.events()
                .forEach(event -> events.addObject()
                        .put("id", event.id())
                        .put("message", event.message())
                        .set("createdAt", Trees.instant(event.at())));
    }

    private static void placement(ObjectNode record, ServiceSpec spec) {
        ArrayNode constraints = record.putArray("placementConstraints");
        spec.placementConstraints().forEach(constraint -> {
            ObjectNode one = constraints.addObject().put("type", constraint.type());
            if (!constraint.expression().isEmpty()) {
                one.put("expression", constraint.expression());
            }
        });
        ArrayNode strategies = record.putArray("placementStrategy");
        spec.placementStrategies().forEach(strategy -> {
            ObjectNode one = strategies.addObject().put("type", strategy.type());
            if (!strategy.field().isEmpty()) {
                one.put("field", strategy.field());
            }
        });
    }
}
