package ecsremediation.model;

/**
 * A part of a complete Observation that could not be read. The program writes nothing after an Observation
 * that has one.
 *
 * @param kind the kind of the part
 * @param name the name that AWS uses; for several things at once, as {@link Kind} says
 * @param why AWS's error, such as {@code MISSING} or {@code ThrottlingException: Rate exceeded}
 */
public record ReadFailure(Kind kind, String name, String why) {

    /** The kind and the name as printed, such as {@code service EcsLabApi} or {@code group EcsLabAsg}. */
    public String what() {
        return kind.prefix + name;
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
        SCALING_POLICY("scaling policy "),
        /** The scheduled actions of the named group. */
        SCHEDULED_ACTIONS("scheduled actions of "),
        /** The instance refreshes of the named group. */
        INSTANCE_REFRESHES("instance refreshes of "),
        /** The scaling activities of the named group. */
        SCALING_ACTIVITIES("scaling activities of "),
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
