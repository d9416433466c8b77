package ecsremediation.model;

import java.util.List;
import java.util.Optional;

/**
 * A part of a complete Observation that could not be read. The program raises no group that may serve a
 * service which the part concerns.
 *
 * @param kind the kind of the part
 * @param name the name that AWS uses; for several things at once, as {@link Kind} says
 * @param why AWS's error, such as {@code MISSING} or {@code ThrottlingException: Rate exceeded}
 */
public record ReadFailure(Kind kind, String name, String why) {
    private static final String OF = " of ";

    /**
     * AWS's codes of throttled calls and of its own faults (common errors of the ECS and EC2 Auto Scaling API references, and
     * the AWS SDK's list of throttling errors), and the SDK's exceptions where AWS did not answer.
     */
    private static final List<String> PASSING = List.of(
            "Throttling",
            "ThrottledException",
            "RequestLimitExceeded",
            "RequestThrottled",
            "TooManyRequests",
            "ServerException",
            "ServiceUnavailable",
            "InternalFailure",
            "InternalError",
            "InternalServerError",
            "SdkClientException",
            "ApiCallTimeoutException",
            "ApiCallAttemptTimeoutException");

    /** Whether IAM denied the call: {@code AccessDenied} of EC2 Auto Scaling, {@code AccessDeniedException} of ECS. */
    public boolean isDenied() {
        return why.startsWith("AccessDenied");
    }

    /** Whether the same call may succeed minutes later without anybody's doing: AWS throttled it or had a fault of its own. */
    public boolean mayPass() {
        return PASSING.stream().anyMatch(why::startsWith);
    }

    /** The kind and the name as printed, such as {@code service EcsLabApi} or {@code group EcsLabAsg}. */
    public String what() {
        return kind.prefix + name;
    }

    /** The one service that the part belongs to; empty where it is another part, or belongs to several. */
    public Optional<String> service() {
        return switch (kind) {
            case SERVICE -> Optional.of(name);
            case TASK -> owner();
            case TASK_LIST -> owner().filter(o -> !name.contains(" of cluster "));
            default -> Optional.empty();
        };
    }

    /** The one group that the part belongs to; empty where it is another part, or belongs to several. */
    public Optional<String> group() {
        return switch (kind) {
            case GROUP, SCALING_POLICIES, SCHEDULED_ACTIONS, INSTANCE_REFRESHES, SCALING_ACTIVITIES ->
                Optional.of(name);
            case SCALING_POLICY, SCALING_ACTIVITY -> owner();
            default -> Optional.empty();
        };
    }

    private Optional<String> owner() {
        int of = name.lastIndexOf(OF);
        return of < 0 ? Optional.empty() : Optional.of(name.substring(of + OF.length()));
    }

    /** The kinds of things that are read. */
    public enum Kind {
        CLUSTER("cluster "),
        /** The names of all services of the named cluster. */
        SERVICE_LIST("list of services of "),
        SERVICE("service "),
        /** Services that one call describes; the name lists them. */
        SERVICES("services "),
        /** A task definition; the name is its family and revision. */
        TASK_DEFINITION("task definition "),
        /** The ARNs of all container instances of the named cluster. */
        CONTAINER_INSTANCE_LIST("list of container instances of "),
        CONTAINER_INSTANCE("container instance "),
        /** Container instances that one call describes; the name has their number and the first one. */
        CONTAINER_INSTANCES(""),
        /** The ARNs of tasks; the name has the status and the service or cluster. */
        TASK_LIST("list of "),
        /** The name has the task's service where it is known. */
        TASK("task "),
        /** Tasks that one call describes; the name has their number and the first one. */
        TASKS(""),
        CAPACITY_PROVIDER("capacity provider "),
        /** Capacity providers that one call describes; the name lists them. */
        CAPACITY_PROVIDERS("capacity providers "),
        /** An Auto Scaling group. */
        GROUP("group "),
        /** Auto Scaling groups that one call describes; the name lists them, or has the filter. */
        GROUPS("groups "),
        /** The scaling policies of the named group. */
        SCALING_POLICIES("scaling policies of "),
        /** The name has the policy's group. */
        SCALING_POLICY("scaling policy "),
        /** The scheduled actions of the named group. */
        SCHEDULED_ACTIONS("scheduled actions of "),
        /** The instance refreshes of the named group. */
        INSTANCE_REFRESHES("instance refreshes of "),
        /** The scaling activities of the named group. */
        SCALING_ACTIVITIES("scaling activities of "),
        /** The name has the activity's group. */
        SCALING_ACTIVITY("scaling activity "),
        /** A thing in a decision record of version 1.0.0 whose text matches no other kind. */
        OTHER("");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        String prefix() {
            return prefix;
        }
    }
}
