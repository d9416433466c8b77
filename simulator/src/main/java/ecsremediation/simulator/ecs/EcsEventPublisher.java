package ecsremediation.simulator.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.messaging.EventBus;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes service events with ECS's texts and puts ECS's events on the bus. */
final class EcsEventPublisher {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String UNABLE =
            "was unable to place a task because no container instance met all of its requirements. ";
    private static final String MORE =
            " For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";
    private static final String ROLLS_BACK = "rolling back to deployment ";
    private static final String STEADY = "has reached a steady state.";

    private final EventLoop eventLoop;
    private final EventBus bus;

    EcsEventPublisher(EventLoop eventLoop, EventBus bus) {
        this.eventLoop = eventLoop;
        this.bus = bus;
    }

    void notPlaced(EcsService service, TaskPlacement.Nowhere nowhere) {
        String closest = "The closest matching (container-instance "
                + nowhere.closest().id() + ") " + nowhere.why().message();
        if (write(service, UNABLE + closest + MORE)) {
            placementFailure(
                    service,
                    Optional.of(nowhere.why().code()),
                    List.of(nowhere.closest().arn()));
        }
    }

    void noInstances(EcsService service) {
        String where = service.spec().capacityProviders().isEmpty() ? "cluster" : "capacity provider";
        if (write(service, UNABLE + "Reason: No Container Instances were found in your " + where + "." + MORE)) {
            placementFailure(service, Optional.empty(), List.of());
        }
    }

    /** Reports a task that waited in PROVISIONING for as long as ECS permits. */
    void gaveUpWaiting(EcsService service, String reason) {
        if (write(service, "was unable to place a task. Reason: " + reason + ".")) {
            placementFailure(service, Optional.of(reason.replace("TaskFailedToStart: ", "")), List.of());
        }
    }

    void started(EcsService service, List<EcsTask> tasks) {
        StringBuilder ids = new StringBuilder();
        tasks.forEach(t -> ids.append(" (task ").append(t.id()).append(')'));
        service.log().append(entry(service, "has started " + tasks.size() + " tasks:" + ids + "."));
        service.log().resolved("was unable to place a task");
    }

    void stopped(EcsService service, List<EcsTask> tasks) {
        StringBuilder ids = new StringBuilder();
        tasks.forEach(t -> ids.append(" (task ").append(t.id()).append(')'));
        service.log().append(entry(service, "has stopped " + tasks.size() + " running tasks:" + ids + "."));
    }

    void steady(EcsService service) {
        service.log().resolved("was unable to place a task");
        if (write(service, STEADY)) {
            action(service, "INFO", "SERVICE_STEADY_STATE", detail(service));
        }
    }

    void unsteady(EcsService service) {
        service.log().resolved(STEADY);
    }

    void impaired(EcsService service) {
        if (write(service, "is unable to consistently start tasks successfully." + MORE)) {
            action(service, "WARN", "SERVICE_TASK_START_IMPAIRED", detail(service));
        }
    }

    /** The circuit breaker gave a deployment up. */
    void failed(EcsDeployment deployment) {
        write(deployment.service(), "(deployment " + deployment.id() + ") deployment failed: tasks failed to start.");
        deployment(deployment);
    }

    /** The service goes back to this deployment. */
    void rollsBack(EcsDeployment to) {
        to.service().log().resolved(ROLLS_BACK);
        write(to.service(), ROLLS_BACK + to.id() + ".");
        deployment(to);
    }

    private boolean write(EcsService service, String sentence) {
        return service.log().write(entry(service, sentence));
    }

    private ServiceLog.Entry entry(EcsService service, String sentence) {
        String message = "(service " + service.name() + ") " + sentence;
        String id = eventLoop.randomSource("service event ids").uuid();
        return new ServiceLog.Entry(id, eventLoop.now(), message);
    }

    private void placementFailure(EcsService service, Optional<String> reason, List<String> instances) {
        ObjectNode detail = Documents.object();
        detail.put("eventType", "ERROR");
        detail.put("eventName", "SERVICE_TASK_PLACEMENT_FAILURE");
        detail.put("clusterArn", service.cluster().arn());
        if (!instances.isEmpty()) {
            detail.set("containerInstanceArns", Documents.strings(instances));
        }
        reason.ifPresent(r -> detail.put("reason", r));
        detail.put("createdAt", MILLIS.format(eventLoop.now()));
        bus.put("aws.ecs", "ECS Service Action", List.of(service.arn()), detail);
    }

    private void action(EcsService service, String type, String name, ObjectNode rest) {
        ObjectNode detail = Documents.object();
        detail.put("eventType", type);
        detail.put("eventName", name);
        detail.setAll(rest);
        bus.put("aws.ecs", "ECS Service Action", List.of(service.arn()), detail);
    }

    private ObjectNode detail(EcsService service) {
        ObjectNode detail = Documents.object();
        detail.put("clusterArn", service.cluster().arn());
        detail.put("createdAt", MILLIS.format(eventLoop.now()));
        return detail;
    }

    void deployment(EcsDeployment deployment) {
        ObjectNode detail = Documents.object();
        detail.put("eventType", deployment.isFailed() ? "ERROR" : "INFO");
        detail.put("eventName", "SERVICE_DEPLOYMENT_" + deployment.rolloutState());
        detail.put("deploymentId", deployment.id());
        detail.put("updatedAt", MILLIS.format(deployment.updatedAt()));
        detail.put("reason", deployment.rolloutStateReason());
        bus.put(
                "aws.ecs",
                "ECS Deployment State Change",
                List.of(deployment.service().arn()),
                detail);
    }

    /** Publishes a task state change with the fields that subscribers commonly read. */
    void changed(EcsTask task) {
        ObjectNode detail = Documents.object();
        detail.put("clusterArn", task.service().cluster().arn());
        task.instance().ifPresent(i -> detail.put("containerInstanceArn", i.arn()));
        detail.put("createdAt", MILLIS.format(task.createdAt()));
        detail.put("desiredStatus", task.desiredStatus());
        detail.put("group", task.service().taskGroup());
        detail.put("launchType", "EC2");
        detail.put("lastStatus", task.status().name());
        detail.put("startedBy", task.deployment().id());
        task.startedAt().ifPresent(at -> detail.put("startedAt", MILLIS.format(at)));
        task.stop().ifPresent(stop -> {
            detail.put("stopCode", stop.code());
            detail.put("stoppedReason", stop.reason());
            detail.put("stoppingAt", MILLIS.format(stop.at()));
        });
        detail.put("taskArn", task.arn());
        detail.put("taskDefinitionArn", task.definition().arn());
        detail.put("updatedAt", MILLIS.format(eventLoop.now()));
        detail.put("version", task.version());
        bus.put("aws.ecs", "ECS Task State Change", List.of(task.arn()), detail);
    }
}
