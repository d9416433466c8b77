package ecsremediation.incident;

/** Why a service's tasks are missing: one constant for each kind of diagnosis of a gap. Stored by name. */
public enum Cause {
    /** A deployment replaces tasks within its limits. */
    DEPLOYMENT,
    /** There is room, and ECS places the tasks within minutes. */
    PLACEMENT_RETRY,
    /** Instances that the group already asked for will take the tasks. */
    CAPACITY_ON_ITS_WAY,
    /** Tasks are placed and start. */
    TASKS_STARTING,
    /** An agent was seen disconnected and may come back by itself. */
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

    /** An agent has been disconnected for longer than it may be. */
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

    /** The cluster was not read completely. */
    PARTIAL,
    /** What ECS says and what the instances show contradict each other. */
    CONTRADICTION,
    NOT_FOUND,
    /** The service's incident was written by a newer version, or cannot be read. */
    INCIDENT_UNREADABLE;

    /** Whether too little is known, or it contradicts itself: such a cause says nothing about how long another one lasts. */
    public boolean isDoubt() {
        return this == PARTIAL || this == CONTRADICTION || this == NOT_FOUND || this == INCIDENT_UNREADABLE;
    }

    /** Whether the tasks come by themselves. */
    public boolean isProgress() {
        return this == DEPLOYMENT
                || this == PLACEMENT_RETRY
                || this == CAPACITY_ON_ITS_WAY
                || this == TASKS_STARTING
                || this == AGENT_RECONNECTING;
    }

    /** Whether an ECS agent is away. */
    public boolean isAgentAway() {
        return this == AGENT_RECONNECTING || this == AGENT_DISCONNECTED;
    }

    /** Whether both are one trouble, seen earlier and later: its first sight is that of the earlier one. */
    boolean isSameTrouble(Cause other) {
        return this == other || (isAgentAway() && other.isAgentAway());
    }
}
