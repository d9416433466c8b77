package ecsremediation.diagnosis;

import ecsremediation.incident.Cause;
import java.util.Optional;

/** Maps each kind of diagnosis to its cause. */
final class CauseMapping {
    private CauseMapping() {}

    static Optional<Cause> of(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.NoGap _ -> Optional.empty();
            case Diagnosis.Converging d -> Optional.of(of(d.progress()));
            case Diagnosis.CapacityShortfall d -> Optional.of(of(d.kind()));
            case Diagnosis.DeploymentLost _ -> Optional.of(Cause.DEPLOYMENT_LOST);
            case Diagnosis.TaskFailing d -> Optional.of(of(d.kind()));
            case Diagnosis.AgentUnavailable d -> Optional.of(of(d.kind()));
            case Diagnosis.Unplaceable d -> Optional.of(of(d.kind()));
            case Diagnosis.NotOurs d -> Optional.of(of(d.kind()));
            case Diagnosis.Inconclusive d -> Optional.of(of(d.kind()));
        };
    }

    private static Cause of(Diagnosis.Converging.Progress progress) {
        return switch (progress) {
            case DEPLOYMENT -> Cause.DEPLOYMENT;
            case PLACEMENT_RETRY -> Cause.PLACEMENT_RETRY;
            case TASKS_STOPPING -> Cause.TASKS_STOPPING;
            case CAPACITY_ON_ITS_WAY -> Cause.CAPACITY_ON_ITS_WAY;
            case TASKS_STARTING -> Cause.TASKS_STARTING;
            case AGENT_RECONNECTING -> Cause.AGENT_RECONNECTING;
        };
    }

    private static Cause of(Diagnosis.CapacityShortfall.Kind kind) {
        return switch (kind) {
            case MEMORY -> Cause.MEMORY;
            case CPU -> Cause.CPU;
            case PORTS -> Cause.PORTS;
            case NETWORK_INTERFACES -> Cause.NETWORK_INTERFACES;
            case GPU -> Cause.GPU;
            case NO_INSTANCES -> Cause.NO_INSTANCES;
            case DISTINCT_INSTANCE -> Cause.DISTINCT_INSTANCE;
        };
    }

    private static Cause of(Diagnosis.TaskFailing.Kind kind) {
        return switch (kind) {
            case IMAGE_PULL -> Cause.IMAGE_PULL;
            case CRASH_LOOP -> Cause.CRASH_LOOP;
            case HEALTH_CHECK -> Cause.HEALTH_CHECK;
            case START_THROTTLED -> Cause.START_THROTTLED;
            case DEPLOYMENT_FAILED -> Cause.DEPLOYMENT_FAILED;
            case CONFIGURATION -> Cause.CONFIGURATION;
            case CONTAINER_DEPENDENCY -> Cause.CONTAINER_DEPENDENCY;
            case ROLE -> Cause.ROLE;
        };
    }

    private static Cause of(Diagnosis.AgentUnavailable.Kind kind) {
        return switch (kind) {
            case DISCONNECTED -> Cause.AGENT_DISCONNECTED;
            case NOT_REGISTERING -> Cause.NOT_REGISTERING;
            case REGISTRATION_FAILED -> Cause.REGISTRATION_FAILED;
            case TASKS_STUCK -> Cause.TASKS_STUCK;
            case TASKS_FAIL -> Cause.FAULTY_INSTANCE;
        };
    }

    private static Cause of(Diagnosis.Unplaceable.Kind kind) {
        return switch (kind) {
            case TASK_TOO_LARGE -> Cause.TASK_TOO_LARGE;
            case MISSING_ATTRIBUTE -> Cause.MISSING_ATTRIBUTE;
            case WRONG_ARCHITECTURE -> Cause.WRONG_ARCHITECTURE;
            case WRONG_ZONE -> Cause.WRONG_ZONE;
            case MEMBER_OF -> Cause.MEMBER_OF;
            case NO_GROUP -> Cause.NO_GROUP;
            case QUOTA -> Cause.QUOTA;
            case GROUP_SHRINKS -> Cause.GROUP_SHRINKS;
            case DEPLOYMENT_LIMITS -> Cause.DEPLOYMENT_LIMITS;
            case PROTECTED_TASKS -> Cause.PROTECTED_TASKS;
        };
    }

    private static Cause of(Diagnosis.NotOurs.Kind kind) {
        return switch (kind) {
            case FARGATE -> Cause.FARGATE;
            case DAEMON -> Cause.DAEMON;
            case EXTERNAL_INSTANCES -> Cause.EXTERNAL_INSTANCES;
            case MANAGED_INSTANCES -> Cause.MANAGED_INSTANCES;
            case CODE_DEPLOY -> Cause.CODE_DEPLOY;
            case EXTERNAL_CONTROLLER -> Cause.EXTERNAL_CONTROLLER;
            case NOT_ACTIVE -> Cause.NOT_ACTIVE;
            case UNKNOWN_KIND -> Cause.UNKNOWN_KIND;
        };
    }

    private static Cause of(Diagnosis.Inconclusive.Kind kind) {
        return switch (kind) {
            case PARTIAL -> Cause.PARTIAL;
            case CONTRADICTION -> Cause.CONTRADICTION;
            case NOT_FOUND -> Cause.NOT_FOUND;
            case INCIDENT_UNREADABLE -> Cause.INCIDENT_UNREADABLE;
        };
    }
}
