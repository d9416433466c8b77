package ecsremediation.incident;

import java.util.Optional;

/** Why a service's tasks are missing: one constant for each kind of diagnosis of a gap. Stored by name. */
public enum Cause {
    /** A deployment replaces tasks within its limits. */
    DEPLOYMENT,
    /** The instances have enough free capacity. ECS places the tasks within minutes. */
    PLACEMENT_RETRY,
    /** Stopping tasks still hold the capacity of the tasks. */
    TASKS_STOPPING,
    /** Instances that the group has requested will take the tasks. */
    CAPACITY_ON_ITS_WAY,
    /** Tasks are placed and start. */
    TASKS_STARTING,
    /** An agent is disconnected, and may reconnect without an action. */
    AGENT_RECONNECTING,

    /** The instances have too little free memory. */
    MEMORY,
    /** The instances have too few free CPU units. */
    CPU,
    /** The host ports of the tasks are in use on every instance. */
    PORTS,
    /** The instances have no free network interface. */
    NETWORK_INTERFACES,
    /** The instances have too few free GPUs. */
    GPU,
    /** The cluster has no instance that takes tasks. */
    NO_INSTANCES,
    /** Each task needs a separate instance, and there are too few. */
    DISTINCT_INSTANCE,
    /** ECS gave the deployment up because no instance had room for its tasks. */
    DEPLOYMENT_LOST,

    /** ECS cannot pull the container image. */
    IMAGE_PULL,
    /** The tasks start and exit. */
    CRASH_LOOP,
    /** The tasks fail their health check. */
    HEALTH_CHECK,
    /** ECS delays the start of tasks after repeated failures. */
    START_THROTTLED,
    /** ECS gave the deployment up, and nothing shows why. */
    DEPLOYMENT_FAILED,
    /** The task's configuration prevents its start. */
    CONFIGURATION,
    /** A container of the task waits for another one. */
    CONTAINER_DEPENDENCY,
    /** ECS cannot assume a role of the task or the service. */
    ROLE,

    /** An agent has been disconnected for longer than {@link ecsremediation.model.Timeouts#AGENT_AWAY}. */
    AGENT_DISCONNECTED,
    /** Instances run and do not register in the cluster. */
    NOT_REGISTERING,
    /** Instances failed to register in the cluster. */
    REGISTRATION_FAILED,
    /** Tasks are placed on an instance and do not start. */
    TASKS_STUCK,
    /** Tasks fail because of the instance they are placed on. */
    FAULTY_INSTANCE,

    /** The task is larger than an empty instance. */
    TASK_TOO_LARGE,
    /** The instances lack an attribute that the task requires. */
    MISSING_ATTRIBUTE,
    /** The instances have another CPU architecture than the task. */
    WRONG_ARCHITECTURE,
    /** The instances are in other zones than the task's subnets. */
    WRONG_ZONE,
    /** A {@code memberOf} constraint excludes the instances. */
    MEMBER_OF,
    /** No known Auto Scaling group could take the tasks. */
    NO_GROUP,
    /** An AWS quota is used up. */
    QUOTA,
    /** A group gives up a draining instance whose tasks have no other place. */
    GROUP_SHRINKS,
    /** Minimum and maximum percent do not allow the deployment to start or stop a task. */
    DEPLOYMENT_LIMITS,
    /** Tasks with scale-in protection block the deployment. */
    PROTECTED_TASKS,

    /** The service runs on Fargate. */
    FARGATE,
    /** The service is a daemon: it has one task per instance. */
    DAEMON,
    /** The service runs on external instances. */
    EXTERNAL_INSTANCES,
    /** The service runs on ECS Managed Instances. */
    MANAGED_INSTANCES,
    /** CodeDeploy deploys the service. */
    CODE_DEPLOY,
    /** An external controller deploys the service. */
    EXTERNAL_CONTROLLER,
    /** The service is not ACTIVE. */
    NOT_ACTIVE,
    /** This version does not know the service's kind. */
    UNKNOWN_KIND,

    /** The read of the cluster was incomplete. */
    PARTIAL,
    /** ECS's messages and the instances' free resources contradict each other. */
    CONTRADICTION,
    /** ECS did not return the service. */
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
                || this == TASKS_STOPPING
                || this == CAPACITY_ON_ITS_WAY
                || this == TASKS_STARTING
                || this == AGENT_RECONNECTING;
    }

    /** Whether each task runs for a while before it fails. */
    public boolean isFailureAfterStart() {
        return this == CRASH_LOOP || this == HEALTH_CHECK || this == START_THROTTLED;
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

    /** The cause that a decision record of version 1.0.0 names in words; empty if no cause had these words. */
    public static Optional<Cause> ofVersion1(String words) {
        return Optional.ofNullable(Version1Words.CAUSES.get(words));
    }
}
