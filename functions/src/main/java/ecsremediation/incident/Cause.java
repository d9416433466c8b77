package ecsremediation.incident;

/** Why a service's tasks are missing: one constant for each kind of diagnosis of a gap. Stored by name. */
public enum Cause {
    /** A deployment replaces tasks within its limits. */
    DEPLOYMENT,
    /** The instances have enough free capacity. ECS places the tasks within minutes. */
    PLACEMENT_RETRY,
    /** Instances that the group has requested will take the tasks. */
    CAPACITY_ON_ITS_WAY,
    /** Tasks are placed and start. */
    TASKS_STARTING,
    /** An agent is disconnected, and may reconnect without an action. */
    AGENT_RECONNECTING,

    MEMORY,
    CPU,
    PORTS,
    NETWORK_INTERFACES,
    GPU,
    NO_INSTANCES,
    DISTINCT_INSTANCE,

    IMAGE_PULL,
    CRASH_LOOP,
    HEALTH_CHECK,
    START_THROTTLED,
    CONFIGURATION,

    /** An agent has been disconnected for longer than {@link ecsremediation.model.Timeouts#AGENT_AWAY}. */
    AGENT_DISCONNECTED,
    /** Instances run and do not register in the cluster. */
    NOT_REGISTERING,
    REGISTRATION_FAILED,
    TASKS_STUCK,

    TASK_TOO_LARGE,
    MISSING_ATTRIBUTE,
    WRONG_ARCHITECTURE,
    WRONG_ZONE,
    MEMBER_OF,
    NO_GROUP,
    QUOTA,
    DEPLOYMENT_LIMITS,
    PROTECTED_TASKS,

    FARGATE,
    DAEMON,
    EXTERNAL_INSTANCES,
    MANAGED_INSTANCES,
    CODE_DEPLOY,
    EXTERNAL_CONTROLLER,
    NOT_ACTIVE,
    UNKNOWN_KIND,

    /** The read of the cluster was incomplete. */
    PARTIAL,
    /** ECS's messages and the instances' free resources contradict each other. */
    CONTRADICTION,
    NOT_FOUND,
    /** A newer version wrote the service's incident, or it cannot be read. */
    INCIDENT_UNREADABLE;

    /**
     * Whether the reads were incomplete or contradict each other. Such a cause does not end or replace
     * another one.
     */
    public boolean isDoubt() {
        return this == PARTIAL || this == CONTRADICTION || this == NOT_FOUND || this == INCIDENT_UNREADABLE;
    }

    /** Whether the tasks are expected to run without an action. */
    public boolean isProgress() {
        return this == DEPLOYMENT
                || this == PLACEMENT_RETRY
                || this == CAPACITY_ON_ITS_WAY
                || this == TASKS_STARTING
                || this == AGENT_RECONNECTING;
    }

    /** Whether an ECS agent is disconnected. */
    public boolean isAgentAway() {
        return this == AGENT_RECONNECTING || this == AGENT_DISCONNECTED;
    }

    /**
     * Whether both describe the same problem at an earlier and a later time. The later one then keeps the
     * earlier one's first sighting.
     */
    boolean isSameProblem(Cause other) {
        return this == other || (isAgentAway() && other.isAgentAway());
    }
}
