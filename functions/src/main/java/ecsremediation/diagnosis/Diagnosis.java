package ecsremediation.diagnosis;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a service's tasks are missing. Each service has exactly one. Only a {@link CapacityShortfall} is a
 * reason to raise a group. A diagnosis carries data; package {@code report} writes its text.
 */
public sealed interface Diagnosis {

    /** The diagnosed service. */
    ServiceName service();

    /** The facts behind the diagnosis, the strongest first. */
    List<Evidence> evidence();

    /** Why its tasks are missing; empty where none is. */
    default Optional<Cause> cause() {
        return CauseMapping.of(this);
    }

    /** That ECS gave a deployment up and runs an older one again. */
    default Optional<Fact.DeploymentRolledBack> rolledBack() {
        return evidence().stream()
                .map(Evidence::fact)
                .filter(Fact.DeploymentRolledBack.class::isInstance)
                .map(Fact.DeploymentRolledBack.class::cast)
                .findFirst();
    }

    /** Every deployment runs its desired number of tasks. */
    record NoGap(ServiceName service, List<Evidence> evidence) implements Diagnosis {
        public NoGap {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Tasks are missing and will run without any action.
     *
     * @param until when they should run. If it has passed, they are late and nothing shows another cause
     */
    record Converging(
            ServiceName service,
            Converging.Progress progress,
            List<UnplacedTasks> unplaced,
            Instant until,
            List<Evidence> evidence)
            implements Diagnosis {
        public Converging {
            unplaced = List.copyOf(unplaced);
            evidence = List.copyOf(evidence);
        }

        /** What is in progress. */
        public enum Progress {
            /** A deployment replaces tasks within its limits. */
            DEPLOYMENT,
            /** Instances have capacity for them, and ECS tries again within 15 minutes. */
            PLACEMENT_RETRY,
            /** Tasks that stop will free the room for them. */
            TASKS_STOPPING,
            /** Requested instances will take them. */
            CAPACITY_ON_ITS_WAY,
            /** They have an instance and start. */
            TASKS_STARTING,
            /**
             * An agent is disconnected, for no longer than {@link
             * ecsremediation.model.Timeouts#AGENT_AWAY}.
             */
            AGENT_RECONNECTING
        }
    }

    /**
     * More instances of one of the groups would take the unplaced tasks.
     *
     * @param kind what the instances ran out of
     * @param groups the Auto Scaling groups that could take them, by name
     */
    record CapacityShortfall(
            ServiceName service,
            CapacityShortfall.Kind kind,
            List<UnplacedTasks> unplaced,
            List<String> groups,
            List<Evidence> evidence)
            implements Diagnosis {
        public CapacityShortfall {
            unplaced = List.copyOf(unplaced);
            groups = List.copyOf(groups);
            evidence = List.copyOf(evidence);
        }

        /** The number of tasks without an instance. */
        public int count() {
            return unplaced.stream().mapToInt(UnplacedTasks::count).sum();
        }

        /** The resource that ran out. */
        public enum Kind {
            MEMORY,
            CPU,
            PORTS,
            NETWORK_INTERFACES,
            GPU,
            NO_INSTANCES,
            DISTINCT_INSTANCE
        }
    }

    /**
     * ECS gave the deployment up because no instance had room for its tasks. It starts no more of them,
     * whatever room there is, until an operator deploys again.
     *
     * @param unplaced the tasks that need room before that; empty if ECS rolled back and the older
     *     deployment runs whole
     * @param fact that the deployment failed, or that ECS rolled it back
     */
    record DeploymentLost(ServiceName service, List<UnplacedTasks> unplaced, Fact fact, List<Evidence> evidence)
            implements Diagnosis {
        public DeploymentLost {
            unplaced = List.copyOf(unplaced);
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Tasks get an instance and do not stay up.
     *
     * @param fact what shows it, such as the newest stopped task or service event
     */
    record TaskFailing(ServiceName service, TaskFailing.Kind kind, Fact fact, List<Evidence> evidence)
            implements Diagnosis {
        public TaskFailing {
            evidence = List.copyOf(evidence);
        }

        /** The way in which they fail. */
        public enum Kind {
            IMAGE_PULL,
            CRASH_LOOP,
            HEALTH_CHECK,
            START_THROTTLED,
            /** ECS gave the deployment up, and nothing shows why. */
            DEPLOYMENT_FAILED,
            CONFIGURATION,
            /** A container waits for another one of its task, by its {@code dependsOn}. */
            CONTAINER_DEPENDENCY,
            /** ECS cannot assume a role of the task or the service. */
            ROLE
        }
    }

    /**
     * Instances run, and ECS cannot use them.
     *
     * @param instances EC2 instance ids
     */
    record AgentUnavailable(
            ServiceName service, AgentUnavailable.Kind kind, List<String> instances, List<Evidence> evidence)
            implements Diagnosis {
        public AgentUnavailable {
            instances = List.copyOf(instances);
            evidence = List.copyOf(evidence);
        }

        /** The fault of the instances. */
        public enum Kind {
            /**
             * Registered, and the agent is disconnected for longer than {@link
             * ecsremediation.model.Timeouts#AGENT_AWAY}.
             */
            DISCONNECTED,
            /** InService in the group for longer than a boot may take, and not registered in the cluster. */
            NOT_REGISTERING,
            /** ECS says REGISTRATION_FAILED. */
            REGISTRATION_FAILED,
            /** ECS places tasks on them, and the tasks never start. */
            TASKS_STUCK,
            /** ECS places tasks on them, and the tasks fail because of the instance. */
            TASKS_FAIL
        }
    }

    /**
     * No further instance of any group would take the tasks.
     *
     * @param fact the obstacle: what a task requires and an instance offers, or ECS's message
     */
    record Unplaceable(
            ServiceName service,
            Unplaceable.Kind kind,
            List<UnplacedTasks> unplaced,
            Fact fact,
            List<Evidence> evidence)
            implements Diagnosis {
        public Unplaceable {
            unplaced = List.copyOf(unplaced);
            evidence = List.copyOf(evidence);
        }

        /** The obstacle. */
        public enum Kind {
            TASK_TOO_LARGE,
            MISSING_ATTRIBUTE,
            WRONG_ARCHITECTURE,
            WRONG_ZONE,
            MEMBER_OF,
            /** No group is known for the tasks' capacity provider or for the cluster. */
            NO_GROUP,
            QUOTA,
            /** They run on draining instances that their group gives up, and fit nowhere else. */
            GROUP_SHRINKS,
            /** minimumHealthyPercent and maximumPercent let the deployment neither stop nor start a task. */
            DEPLOYMENT_LIMITS,
            PROTECTED_TASKS
        }
    }

    /** Tasks are missing from a service that this program does not manage. Its owner has to act. */
    record NotOurs(ServiceName service, NotOurs.Kind kind, List<Evidence> evidence) implements Diagnosis {
        public NotOurs {
            evidence = List.copyOf(evidence);
        }

        /** Why this program does not manage it. */
        public enum Kind {
            FARGATE,
            DAEMON,
            EXTERNAL_INSTANCES,
            MANAGED_INSTANCES,
            CODE_DEPLOY,
            EXTERNAL_CONTROLLER,
            NOT_ACTIVE,
            /** A scheduling strategy, launch type or deployment controller that AWS added later. */
            UNKNOWN_KIND
        }
    }

    /** Data is missing or contradicts itself. The program changes nothing. */
    record Inconclusive(ServiceName service, Inconclusive.Kind kind, OpenQuestion question, List<Evidence> evidence)
            implements Diagnosis {
        public Inconclusive {
            evidence = List.copyOf(evidence);
        }

        /** Whether data is missing or contradicts itself. */
        public enum Kind {
            PARTIAL,
            CONTRADICTION,
            NOT_FOUND,
            /** The service's open incident cannot be read, or a newer version wrote it. */
            INCIDENT_UNREADABLE
        }
    }
}
