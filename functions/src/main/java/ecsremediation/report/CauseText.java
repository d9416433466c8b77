package ecsremediation.report;

import ecsremediation.incident.Cause;

/** Why tasks are missing, in a few words. */
public final class CauseText {
    private CauseText() {}

    /** Such as {@code the instances have too little memory left}; fits behind a colon. */
    public static String brief(Cause cause) {
        return switch (cause) {
            case DEPLOYMENT -> "a deployment is replacing tasks within its limits";
            case PLACEMENT_RETRY -> "there is room, and ECS tries to place the tasks again within minutes";
            case TASKS_STOPPING -> "stopping tasks still hold the capacity";
            case CAPACITY_ON_ITS_WAY -> "the tasks wait for instances that are already requested";
            case TASKS_STARTING -> "the tasks are placed and are starting";
            case AGENT_RECONNECTING -> "an ECS agent is reconnecting";

            case MEMORY -> "the instances have too little memory left";
            case CPU -> "the instances have too few CPU units left";
            case PORTS -> "the host ports the tasks need are taken on every instance";
            case NETWORK_INTERFACES -> "the instances have no network interface left";
            case GPU -> "the instances have too few GPUs left";
            case NO_INSTANCES -> "the cluster has no instance that takes tasks";
            case DISTINCT_INSTANCE -> "each task needs its own instance, and there are too few";

            case DEPLOYMENT_LOST -> "ECS gave the deployment up for lack of capacity";
            case IMAGE_PULL -> "the container image cannot be pulled";
            case CRASH_LOOP -> "the tasks start and exit";
            case HEALTH_CHECK -> "the tasks fail their health check";
            case START_THROTTLED -> "ECS slowed down starting tasks after repeated failures";
            case DEPLOYMENT_FAILED -> "ECS gave the deployment up";
            case ROLE -> "ECS cannot assume a role that the service uses";
            case CONFIGURATION -> "the task's configuration prevents its start";
            case CONTAINER_DEPENDENCY -> "a container waits for another container of its task";

            case AGENT_DISCONNECTED -> "the ECS agent is disconnected";
            case NOT_REGISTERING -> "instances run but do not register in the cluster";
            case REGISTRATION_FAILED -> "instances failed to register in the cluster";
            case TASKS_STUCK -> "tasks are placed on an instance and never start";
            case FAULTY_INSTANCE -> "tasks fail because of the instance that they are placed on";

            case TASK_TOO_LARGE -> "the task is larger than an empty instance";
            case MISSING_ATTRIBUTE -> "the instances lack an attribute the task requires";
            case WRONG_ARCHITECTURE -> "the instances have another CPU architecture than the task";
            case WRONG_ZONE -> "the instances are in other zones than the task's subnets";
            case MEMBER_OF -> "a placement constraint excludes the instances";
            case NO_GROUP -> "no Auto Scaling group is known that could take the tasks";
            case QUOTA -> "an AWS quota is used up";
            case GROUP_SHRINKS -> "tasks of a draining instance have no other place";
            case DEPLOYMENT_LIMITS -> "minimum and maximum percent permit no next step";
            case PROTECTED_TASKS -> "protected tasks block the deployment";

            case FARGATE -> "the service runs on Fargate";
            case DAEMON -> "the service is a daemon: it has one task per instance";
            case EXTERNAL_INSTANCES -> "the service runs on external instances";
            case MANAGED_INSTANCES -> "the service runs on ECS Managed Instances";
            case CODE_DEPLOY -> "CodeDeploy rolls the service out";
            case EXTERNAL_CONTROLLER -> "an external controller rolls the service out";
            case NOT_ACTIVE -> "the service is not active";
            case UNKNOWN_KIND -> "the service is of a kind this version does not know";

            case PARTIAL -> "the cluster could not be read completely";
            case CONTRADICTION -> "ECS's messages contradict the state of the instances";
            case NOT_FOUND -> "the service was not found";
            case INCIDENT_UNREADABLE -> "the service's incident cannot be read by this version";
        };
    }
}
