package ecsremediation.diagnosis;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a service's tasks are missing. Exactly one per service. Only a {@link CapacityShortfall} is a reason to
 * raise a group. It carries data; {@code report} says it in words.
 */
public sealed interface Diagnosis {

    /** The service it is about. */
    ServiceName service();

    /** The facts it rests on, the strongest first. */
    List<Evidence> evidence();

    /** Why its tasks are missing; empty where none is. */
    default Optional<Cause> cause() {
        return CauseMapping.of(this);
    }

    /** Every deployment runs as many tasks as it wants. */
    record NoGap(ServiceName service, List<Evidence> evidence) implements Diagnosis {
        public NoGap {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Tasks are missing and will come by themselves.
     *
     * @param until when they should run. It may be in the past: then what they wait for is late, and nothing
     *     shows another cause
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

        /** What is under way. */
        public enum Progress {
            /** A deployment replaces tasks within its limits. */
            DEPLOYMENT,
            /** Instances have capacity for them; ECS tries again within 15 minutes. */
            PLACEMENT_RETRY,
            /** Instances that were already asked for will take them. */
            CAPACITY_ON_ITS_WAY,
            /** They have an instance and start. */
            TASKS_STARTING,
            /**
             * An agent is disconnected, and not yet for longer than {@link
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

        /** How many tasks have no instance. */
        public int count() {
            return unplaced.stream().mapToInt(UnplacedTasks::count).sum();
        }

        /** What ran out. */
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
     * Tasks find an instance and do not stay up.
     *
     * @param fact what shows it, such as the newest stop or event
     */
    record TaskFailing(ServiceName service, TaskFailing.Kind kind, Fact fact, List<Evidence> evidence)
            implements Diagnosis {
        public TaskFailing {
            evidence = List.copyOf(evidence);
        }

        /** How they fail. */
        public enum Kind {
            IMAGE_PULL,
            CRASH_LOOP,
            HEALTH_CHECK,
            START_THROTTLED,
            CONFIGURATION
        }
    }

    /**
     * There are instances, and ECS cannot use them.
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

        /** What is wrong with them. */
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
            /** Tasks are placed on them and never start. */
            TASKS_STUCK
        }
    }

    /**
     * No further instance of any group would take the tasks.
     *
     * @param fact what is in the way: what a task asks for and what an instance offers, or ECS's message
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

        /** What is in the way. */
        public enum Kind {
            TASK_TOO_LARGE,
            MISSING_ATTRIBUTE,
            WRONG_ARCHITECTURE,
            WRONG_ZONE,
            MEMBER_OF,
            /** The tasks' capacity provider, or the cluster, has no group that we know. */
            NO_GROUP,
            QUOTA,
            /** minimumHealthyPercent and maximumPercent let the deployment neither stop nor start a task. */
            DEPLOYMENT_LIMITS,
            PROTECTED_TASKS
        }
    }

    /** Tasks are missing from a service that this program does not manage; it is left to its owner. */
    record NotOurs(ServiceName service, NotOurs.Kind kind, List<Evidence> evidence) implements Diagnosis {
        public NotOurs {
            evidence = List.copyOf(evidence);
        }

        /** Why it is not managed. */
        public enum Kind {
            FARGATE,
            DAEMON,
            EXTERNAL_INSTANCES,
            MANAGED_INSTANCES,
            CODE_DEPLOY,
            EXTERNAL_CONTROLLER,
            NOT_ACTIVE,
            /** A kind that AWS added later. */
            UNKNOWN_KIND
        }
    }

    /**
     * Not enough is known, or what is known contradicts itself. Nothing is done.
     */
    record Inconclusive(ServiceName service, Inconclusive.Kind kind, OpenQuestion question, List<Evidence> evidence)
            implements Diagnosis {
        public Inconclusive {
            evidence = List.copyOf(evidence);
        }

        /** Whether something is not known, or contradicts itself. */
        public enum Kind {
            PARTIAL,
            CONTRADICTION,
            NOT_FOUND,
            /** The service's incident was written by a newer version, or cannot be read. */
            INCIDENT_UNREADABLE
        }
    }
}
