package ecsremediation.model;

/**
 * Something that belongs to a complete Observation and could not be read. Where there is one, nothing is written.
 *
 * @param kind what sort of thing it is
 * @param name the thing's name as AWS gives it; for several things at once, as {@link Kind} says
 * @param why AWS's answer, such as {@code MISSING} or {@code ThrottlingException: Rate exceeded}
 */
public record ReadFailure(Kind kind, String name, String why) {

    /** The thing as it is printed, such as {@code service EcsLabApi} or {@code group EcsLabAsg}. */
    public String what() {
        return kind.prefix + name;
    }

    /** The sorts of things that are read. */
    public enum Kind {
        /** A cluster. */
        CLUSTER("cluster "),
        /** The names of all services of the named cluster. */
        SERVICE_LIST("list of services of "),
        /** One service. */
        SERVICE("service "),
        /** Services described by one call; the name lists them. */
        SERVICES("services "),
        /** A task definition, by family and revision. */
        TASK_DEFINITION("task definition "),
        /** The ARNs of all container instances of the named cluster. */
        CONTAINER_INSTANCE_LIST("list of container instances of "),
        /** One container instance. */
        CONTAINER_INSTANCE("container instance "),
        /** Container instances described by one call; the name says how many and the first. */
        CONTAINER_INSTANCES(""),
        /** The ARNs of tasks; the name says of which status and service or cluster. */
        TASK_LIST("list of "),
        /** One task. */
        TASK("task "),
        /** Tasks described by one call; the name says how many and the first. */
        TASKS(""),
        /** One capacity provider. */
        CAPACITY_PROVIDER("capacity provider "),
        /** Capacity providers described by one call; the name lists them. */
        CAPACITY_PROVIDERS("capacity providers "),
        /** One Auto Scaling group. */
        GROUP("group "),
        /** Auto Scaling groups described by one call; the name lists them, or says how they were looked for. */
        GROUPS("groups "),
        /** The scaling policies of the named group. */
        SCALING_POLICIES("scaling policies of "),
        /** One scaling policy. */
        SCALING_POLICY("scaling policy "),
        /** The scheduled actions of the named group. */
        SCHEDULED_ACTIONS("scheduled actions of "),
        /** The instance refreshes of the named group. */
        INSTANCE_REFRESHES("instance refreshes of "),
        /** The scaling activities of the named group. */
        SCALING_ACTIVITIES("scaling activities of "),
        /** One scaling activity. */
        SCALING_ACTIVITY("scaling activity "),
        /** A thing that a decision record of version 1.0.0 names in words that no other kind has. */
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
