package ecsremediation.cli.recording;

import ecsremediation.incident.Cause;

/** What a cause has to be shown with, or why no message is about it. */
enum CauseCoverage {
    /** With each kind of message that a shortage leads to. */
    SHORTAGE,
    /** With a message that more instances would not help. */
    NOT_CAPACITY,
    /** With another kind of message. */
    OTHER,
    /** With the message about a service that the program does not manage, which an alarm names. */
    OUT_OF_SCOPE,
    /** Nothing is mailed of it alone: only messages that report several things together may be about it. */
    TOGETHER,
    /** While it lasts, nothing is mailed. In a cluster that does not change, another cause takes its place. */
    PASSES,
    /**
     * No message is about the service: the program leaves the unreadable incident as it is, and a message about the stack names
     * the stored row ({@code row-unreadable.txt} of the simulator's messages).
     */
    NAMED_BY_THE_STACK;

    static CauseCoverage of(Cause cause) {
        return switch (cause) {
            case MEMORY, CPU, PORTS, NETWORK_INTERFACES, GPU, NO_INSTANCES, DISTINCT_INSTANCE -> SHORTAGE;
            case IMAGE_PULL,
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
                    PROTECTED_TASKS -> NOT_CAPACITY;
            case DEPLOYMENT, CAPACITY_ON_ITS_WAY, DEPLOYMENT_LOST, PARTIAL, CONTRADICTION, NOT_FOUND -> OTHER;
            case FARGATE,
                    DAEMON,
                    EXTERNAL_INSTANCES,
                    MANAGED_INSTANCES,
                    CODE_DEPLOY,
                    EXTERNAL_CONTROLLER,
                    NOT_ACTIVE,
                    UNKNOWN_KIND -> OUT_OF_SCOPE;
            case TASKS_STOPPING, TASKS_STARTING, AGENT_RECONNECTING -> TOGETHER;
            case PLACEMENT_RETRY -> PASSES;
            case INCIDENT_UNREADABLE -> NAMED_BY_THE_STACK;
        };
    }
}
