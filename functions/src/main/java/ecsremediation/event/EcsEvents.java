package ecsremediation.event;

import static ecsremediation.event.EventFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Reads ECS's events. {@code ECS Service Action} and {@code ECS Deployment State Change} keep ECS's event
 * names. The other types have no event name and get {@value #TASK_STOPPED}, {@value #INSTANCE_CHANGED} and
 * {@value #INSTANCE_HEALTH_CHANGED}.
 */
final class EcsEvents {
    /**
     * A task of a service stopped. The reason is ECS's stopped reason, or the stop code where there is no
     * reason.
     */
    static final String TASK_STOPPED = "TASK_STOPPED";

    /**
     * A container instance registered, drained or deregistered, or its agent connected or disconnected. The
     * event names no service, so its scope is the whole cluster. The template does not subscribe to it,
     * because ECS also sends one for every task that starts.
     */
    static final String INSTANCE_CHANGED = "CONTAINER_INSTANCE_STATE_CHANGE";

    /**
     * ECS found an instance's agent disconnected or its container runtime impaired, or well again. Its scope is the
     * whole cluster. Since when an agent is disconnected is read from ECS, not from the event.
     */
    static final String INSTANCE_HEALTH_CHANGED = "CONTAINER_INSTANCE_HEALTH_CHANGE";

    /** The checks of instances that Auto Scaling groups launch; the others are of Managed Instances. */
    private static final Set<String> HEALTH_CHECKS = Set.of("AGENT_CONNECTIVITY", "CONTAINER_RUNTIME");

    private static final String OF_SERVICE = "service:";

    private EcsEvents() {}

    static Trigger read(String type, JsonNode event, Instant at) {
        Optional<String> id = text(event, "id");
        if (id.isEmpty()) {
            return new Trigger.Ignored("id is missing in event " + type + ": expected EventBridge's event id");
        }
        return switch (type) {
            case "ECS Service Action", "ECS Deployment State Change" -> action(id.get(), event, at);
            case "ECS Task State Change" -> task(id.get(), event, at);
            case "ECS Container Instance State Change" -> instance(id.get(), event, at);
            case "ECS Container Instance Health Change" -> health(id.get(), event, at);
            default ->
                new Trigger.Ignored(
                        "event " + type + ": of ECS's events only actions and changes of state matter here");
        };
    }

    private static Trigger action(String id, JsonNode event, Instant at) {
        JsonNode detail = event.path("detail");
        String reason = text(detail, "reason").orElse("");
        Scope scope = scope(EcsNames.cluster(event), EcsNames.service(event));
        Optional<String> name = text(detail, "eventName");
        return name.isPresent()
                ? new Trigger.ServiceEvent(id, name.get(), scope, at, reason)
                : new Trigger.Ignored("detail.eventName is missing: expected ECS's name of the event");
    }

    private static Trigger task(String id, JsonNode event, Instant at) {
        JsonNode detail = event.path("detail");
        String status = text(detail, "lastStatus").orElse("unknown");
        String group = text(detail, "group").orElse("");
        if (!status.equals("STOPPED")) {
            return new Trigger.Ignored("a task is " + status + ": only stopped tasks matter here");
        }
        if (!group.startsWith(OF_SERVICE)) {
            return new Trigger.Ignored("a task of group " + group + " stopped: only tasks of services matter here");
        }
        Optional<String> service = EcsNames.read(group.substring(OF_SERVICE.length()));
        String reason =
                text(detail, "stoppedReason").or(() -> text(detail, "stopCode")).orElse("");
        return new Trigger.ServiceEvent(id, TASK_STOPPED, scope(EcsNames.cluster(event), service), at, reason);
    }

    private static Trigger instance(String id, JsonNode event, Instant at) {
        JsonNode detail = event.path("detail");
        String agent = EventFields.isTrue(detail, "agentConnected") ? "agent connected" : "agent not connected";
        String status = text(detail, "status").orElse("status unknown") + ", " + agent;
        return new Trigger.ServiceEvent(
                id, INSTANCE_CHANGED, scope(EcsNames.cluster(event), Optional.empty()), at, status);
    }

    private static Trigger health(String id, JsonNode event, Instant at) {
        for (JsonNode check : event.path("detail").path("healthChecks")) {
            Optional<String> type = text(check, "type").filter(HEALTH_CHECKS::contains);
            if (type.isPresent()) {
                String status = text(check, "status").orElse("status unknown");
                String reason = text(check, "statusReason").map(r -> ": " + r).orElse("");
                return new Trigger.ServiceEvent(
                        id,
                        INSTANCE_HEALTH_CHANGED,
                        scope(EcsNames.cluster(event), Optional.empty()),
                        at,
                        type.get() + " " + status + reason);
            }
        }
        return new Trigger.Ignored(
                "detail.healthChecks has no check of an agent or a container runtime: only these matter here");
    }

    private static Scope scope(Optional<String> cluster, Optional<String> service) {
        return cluster.<Scope>map(c -> service.<Scope>map(s -> new Scope.OneService(new ServiceName(c, s)))
                        .orElseGet(() -> new Scope.WholeCluster(c)))
                .orElseGet(Scope.Unnamed::new);
    }
}
