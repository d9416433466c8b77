package ecsremediation.cli.recording;

import ecsremediation.incident.Cause;
import java.util.Arrays;
import java.util.List;

/** Which causes a message about a recorded cluster must have. */
final class MessageCauses {
    private MessageCauses() {}

    /** Every cause that some message of the catalogue has to be about, in the order of the constants. */
    static List<Cause> required() {
        return Arrays.stream(Cause.values())
                .filter(cause -> coverage(cause) == Coverage.REQUIRED)
                .toList();
    }

    /** Whether the recorded clusters have to show it, or why they do not. A new cause must be entered here. */
    private static Coverage coverage(Cause cause) {
        return switch (cause) {
            case DEPLOYMENT,
                    CAPACITY_ON_ITS_WAY,
                    MEMORY,
                    CPU,
                    PORTS,
                    NETWORK_INTERFACES,
                    GPU,
                    NO_INSTANCES,
                    DISTINCT_INSTANCE,
                    DEPLOYMENT_LOST,
                    IMAGE_PULL,
                    CRASH_LOOP,
                    HEALTH_CHECK,
                    START_THROTTLED,
                    DEPLOYMENT_FAILED,
                    CONFIGURATION,
                    CONTAINER_DEPENDENCY,
                    ROLE,
                    AGENT_DISCONNECTED,
                    NOT_REGISTERING,
                    REGISTRATION_FAILED,
                    TASKS_STUCK,
                    FAULTY_INSTANCE,
                    TASK_TOO_LARGE,
                    MISSING_ATTRIBUTE,
                    WRONG_ARCHITECTURE,
                    WRONG_ZONE,
                    MEMBER_OF,
                    NO_GROUP,
                    QUOTA,
                    GROUP_SHRINKS,
                    DEPLOYMENT_LIMITS,
                    PROTECTED_TASKS,
                    PARTIAL,
                    CONTRADICTION -> Coverage.REQUIRED;
            case PLACEMENT_RETRY, TASKS_STOPPING, TASKS_STARTING, AGENT_RECONNECTING -> Coverage.PASSES;
            case FARGATE,
                    DAEMON,
                    EXTERNAL_INSTANCES,
                    MANAGED_INSTANCES,
                    CODE_DEPLOY,
                    EXTERNAL_CONTROLLER,
                    NOT_ACTIVE,
                    UNKNOWN_KIND -> Coverage.NEVER_MAILED;
            case NOT_FOUND, INCIDENT_UNREADABLE -> Coverage.NOT_IN_A_RECORDING;
        };
    }

    private enum Coverage {
        REQUIRED,
        /** While it lasts, nothing is mailed. In a cluster that does not change, another cause takes its place. */
        PASSES,
        /** Nobody is notified of a service that the program does not look after. */
        NEVER_MAILED,
        /** It is no state of a cluster: the answer of ECS or a stored row is amiss. */
        NOT_IN_A_RECORDING
    }
}
