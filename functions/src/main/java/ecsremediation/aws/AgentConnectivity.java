package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.text;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.InstanceHealthCheckResult;
import software.amazon.awssdk.services.ecs.model.InstanceHealthCheckState;
import software.amazon.awssdk.services.ecs.model.InstanceHealthCheckType;

/**
 * Reads ECS's health check {@code AGENT_CONNECTIVITY} of a container instance (ECS developer guide, container
 * instance health). ECS reports it some time after the agent disconnected.
 */
final class AgentConnectivity {
    private static final Pattern SINCE = Pattern.compile("disconnected since (\\S+)");

    private AgentConnectivity() {}

    /**
     * Since when the agent is disconnected: the time in the check's reason, or else that of its last change. Empty
     * while the agent is connected, and where ECS reports no such check.
     */
    static Optional<Instant> disconnectedSince(ContainerInstance instance) {
        if (instance.healthStatus() == null || Boolean.TRUE.equals(instance.agentConnected())) {
            return Optional.empty();
        }
        return instance.healthStatus().details().stream()
                .filter(check -> check.type() == InstanceHealthCheckType.AGENT_CONNECTIVITY)
                .filter(check -> check.status() == InstanceHealthCheckState.IMPAIRED)
                .findFirst()
                .flatMap(check -> reason(check).or(() -> Optional.ofNullable(check.lastStatusChange())));
    }

    private static Optional<Instant> reason(InstanceHealthCheckResult check) {
        Matcher since = SINCE.matcher(text(check.statusReason()));
        try {
            return since.find() ? Optional.of(Instant.parse(since.group(1))) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
