package ecsremediation.diagnosis;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why a service's tasks are missing. Exactly one per service; only a {@link CapacityShortfall} leads to a raise. */
public sealed interface Diagnosis {

    /** The service it is about. */
    ServiceName service();

    /** The facts it rests on, the strongest first. */
    List<Evidence> evidence();

    /** Why its tasks are missing; empty where none is. */
    default Optional<Cause> cause() {
        return Causes.of(this);
    }

    /** Every deployment runs what it wants. */
    record NoGap(ServiceName service, List<Evidence> evidence) implements Diagnosis {
        public NoGap {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Tasks are missing and will come by themselves.
     *
     * @param until when they should be there; past it the same picture is a fault
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
            /** There is room; ECS tries again within minutes. */
            PLACEMENT_RETRY,
            /** Instances that the group already asked for will take them. */
            CAPACITY_ON_ITS_WAY,
            /** Tasks are placed and start. */
            TASKS_STARTING,
            /** An agent was seen disconnected, as happens several times an hour. */
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

        /** How many tasks have no place. */
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
     * Tasks find a place and do not stay up.
     *
     * @param detail the newest stop reason or event, in ECS's words
     */
    record TaskFailing(ServiceName service, TaskFailing.Kind kind, String detail, List<Evidence> evidence)
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
            /** Registered, and the agent has been away for longer than a blink. */
            DISCONNECTED,
            /** InService in the group for longer than a boot takes, and absent from the cluster. */
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
     * @param detail asked and available, in numbers and names
     */
    record Unplaceable(
            ServiceName service,
            Unplaceable.Kind kind,
            List<UnplacedTasks> unplaced,
            String detail,
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
            /** minimumHealthyPercent and maximumPercent leave the deployment no move. */
            DEPLOYMENT_LIMITS,
            PROTECTED_TASKS
        }
    }

    /** Tasks are missing from a service that lives by other rules; it is left to its owner. */
    record NotOurs(ServiceName service, NotOurs.Kind kind, List<Evidence> evidence) implements Diagnosis {
        public NotOurs {
            evidence = List.copyOf(evidence);
        }

        /** The rules it lives by. */
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
     *
     * @param lookAt what a person should look at to settle it
     */
    record Inconclusive(ServiceName service, Inconclusive.Kind kind, String lookAt, List<Evidence> evidence)
            implements Diagnosis {
        public Inconclusive {
            evidence = List.copyOf(evidence);
        }

        /** What is wrong with the knowledge. */
        public enum Kind {
            PARTIAL,
            CONTRADICTION,
            NOT_FOUND,
            /** The service's incident was written by a newer version, or cannot be read. */
            INCIDENT_UNREADABLE
        }
    }
}
