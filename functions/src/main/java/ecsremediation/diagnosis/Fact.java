package ecsremediation.diagnosis;

import ecsremediation.model.Task;
import ecsremediation.placement.PlacementObstacle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One fact about a service with a gap: numbers, names and AWS's own words. Package {@code report} writes
 * the sentences.
 */
public sealed interface Fact {

    /**
     * The service's task counts.
     *
     * @param unplaced missing tasks without an instance
     * @param heldBack missing tasks that the deployment's limits do not let ECS start now
     */
    record TaskCounts(int desired, int running, int unplaced, int starting, int heldBack) implements Fact {}

    /**
     * Running tasks that ECS moves away from draining instances. It starts their replacements first, unless
     * minimumHealthyPercent lets it stop them.
     *
     * @param instances EC2 instance ids
     */
    record TasksOnDrainingInstances(int tasks, List<String> instances) implements Fact {
        public TasksOnDrainingInstances {
            instances = List.copyOf(instances);
        }
    }

    /**
     * A task set of CodeDeploy or of an external controller wants more tasks than run or start.
     *
     * @param taskSet its id, such as {@code ecs-svc/123}
     */
    record TaskSetIncomplete(String taskSet, String taskDefinition, int desired, int running) implements Fact {}

    /** A message of ECS about placing or starting tasks. */
    sealed interface EcsMessage extends Fact {
        /** The text as ECS wrote it. */
        String text();
    }

    /** A line of the service's event list. */
    record ServiceEvent(String text) implements EcsMessage {}

    /** The stop reason of a task that never had an instance. */
    record StopReason(String text) implements EcsMessage {}

    /** A task that started and did not stay up. */
    record StoppedTask(Task.Stop stop) implements Fact {}

    /**
     * A deployment that ECS marked as failed.
     *
     * @param reason as ECS wrote it; empty if ECS gives none
     */
    record DeploymentFailed(String deployment, String reason) implements Fact {}

    /**
     * ECS marked a deployment as failed and runs an older one again.
     *
     * @param text the line of the event list about the failed deployment
     * @param taskDefinition that runs again
     * @param shortage ECS's message that no instance had room for the failed deployment's tasks; empty if that
     *     was not the cause
     */
    record DeploymentRolledBack(String text, String taskDefinition, Optional<String> shortage) implements Fact {}

    /**
     * The bounds of a rollout and its present state.
     *
     * @param running tasks of all deployments that run
     * @param rolloutState of the deployment that the service is moving to; empty if ECS gives none
     * @param least tasks that must keep running
     * @param most tasks that may run or start at once
     */
    record RolloutBounds(
            int running, String rolloutState, int least, int minimumHealthyPercent, int most, int maximumPercent)
            implements Fact {}

    /** Tasks that have an instance and do not run yet. */
    record TasksStarting(int count) implements Fact {}

    /** A task whose image is still being pulled. */
    record PullingImage(String taskArn, Duration age) implements Fact {}

    /** A task that is still being registered with a load balancer or service discovery. */
    record Activating(String taskArn, Duration age) implements Fact {}

    /** A task in which a container waits for another one. */
    record ContainerWaiting(String taskArn, Duration age, WaitingContainer waiting) implements Fact {}

    /**
     * A task that has an instance and does not start.
     *
     * @param instances EC2 instance ids
     */
    record NotStarting(String taskArn, Duration age, String lastStatus, List<String> instances) implements Fact {
        public NotStarting {
            instances = List.copyOf(instances);
        }
    }

    /**
     * Tasks that failed because of the instances they were placed on.
     *
     * @param others tasks of the same task definition that run on other instances
     */
    record TasksFailedOn(int failed, List<Host> hosts, String taskDefinition, int others) implements Fact {
        public TasksFailedOn {
            hosts = List.copyOf(hosts);
        }

        /** An instance by its EC2 id and by its ARN in the cluster. */
        public record Host(String ec2InstanceId, String containerInstance) {}
    }

    /**
     * Instances with tasks to start, whose agent is disconnected.
     *
     * @param instances EC2 instance ids
     */
    record AgentsDisconnected(List<String> instances) implements Fact {
        public AgentsDisconnected {
            instances = List.copyOf(instances);
        }
    }

    /**
     * Instances that have capacity for unplaced tasks, and whose agent is disconnected.
     *
     * @param instances EC2 instance ids
     */
    record CapacityDisconnected(List<String> instances) implements Fact {
        public CapacityDisconnected {
            instances = List.copyOf(instances);
        }
    }

    /**
     * Registrations with room for a task whose agent is disconnected and whose instances no group has.
     *
     * @param registrations at least one, by EC2 instance id
     */
    record LeftRegistrations(String cluster, List<LeftRegistration> registrations) implements Fact {
        public LeftRegistrations {
            registrations = List.copyOf(registrations);
        }

        /**
         * One registration.
         *
         * @param instance the EC2 instance id
         * @param containerInstance its ARN
         */
        public record LeftRegistration(String instance, String containerInstance) {}
    }

    /**
     * Instances that ECS reports as REGISTRATION_FAILED.
     *
     * @param instances EC2 instance ids
     */
    record RegistrationFailed(String group, List<String> instances) implements Fact {
        public RegistrationFailed {
            instances = List.copyOf(instances);
        }
    }

    /**
     * Instances that are InService and have not registered in the cluster in time.
     *
     * @param instances EC2 instance ids
     * @param limit how long a boot of this group may take
     */
    record RegistrationOverdue(String group, List<String> instances, Duration limit) implements Fact {
        public RegistrationOverdue {
            instances = List.copyOf(instances);
        }
    }

    /**
     * Instances of the service's groups that have room for a task and cannot take it.
     *
     * @param instances EC2 instance ids
     * @param obstacle what the task requires and the first of them does not have
     */
    record UnusableCapacity(String taskDefinition, List<String> instances, PlacementObstacle obstacle) implements Fact {
        public UnusableCapacity {
            instances = List.copyOf(instances);
        }
    }

    /** What the instance closest to taking a task lacks for it. */
    record ClosestInstance(String taskDefinition, PlacementObstacle obstacle) implements Fact {}

    /** No instance of the cluster could take a task, even if it were empty. */
    record NoSuitableInstance() implements Fact {}

    /**
     * Why a task does not fit on an empty instance of a group's largest type.
     *
     * @param daemons the daemons without whose tasks it would fit
     */
    record EmptyInstance(
            String taskDefinition,
            PlacementObstacle obstacle,
            String instanceType,
            String group,
            List<DaemonShare> daemons)
            implements Fact {
        public EmptyInstance {
            daemons = List.copyOf(daemons);
        }

        /**
         * What a daemon's task takes of an instance before other tasks.
         *
         * @param share of the resource that the task lacks, in MiB or CPU units
         */
        public record DaemonShare(String service, int share) {}
    }

    /**
     * A task with more fixed host ports than ECS reserves on any instance.
     *
     * @param most the number that ECS reserves at most, those of the agent and the host included
     */
    record TooManyHostPorts(String taskDefinition, int ports, int most) implements Fact {}

    /** Why a group's next instance may not take a task, although one of the group's types does. */
    sealed interface NextLaunchUnsure extends Fact {
        /** What the task needs and the instance that may come lacks. */
        PlacementObstacle obstacle();
    }

    /**
     * Types that the next launch may bring do not take the task.
     *
     * @param obstacle of the smallest of them
     * @param types the smallest first, at least one
     */
    record UnsuitedTypes(
            String taskDefinition, PlacementObstacle obstacle, List<String> types, String group, Likelihood likelihood)
            implements NextLaunchUnsure {
        public UnsuitedTypes {
            types = List.copyOf(types);
        }

        /** Why such a type matters. */
        public enum Likelihood {
            /** The group launches it before its other types. */
            FIRST,
            /** EC2 Auto Scaling picks among the types, by price or capacity. */
            POSSIBLE,
            /** ECS managed scaling leaves out a task that the smallest type of the group does not take. */
            MANAGED_SCALING
        }
    }

    /** The group's instance requirements admit a type that is too small for the task. */
    record WideRequirements(String taskDefinition, PlacementObstacle obstacle, String group)
            implements NextLaunchUnsure {}

    /**
     * No group that could take the tasks is known.
     *
     * @param capacityProviders of the service; empty if it has none and any group of the cluster may take
     *     its tasks
     */
    record NoGroup(List<String> capacityProviders) implements Fact {
        public NoGroup {
            capacityProviders = List.copyOf(capacityProviders);
        }
    }

    /**
     * Registered instances have capacity for all unplaced tasks.
     *
     * @param instances EC2 instance ids
     */
    record FreeCapacity(int tasks, List<String> instances) implements Fact {
        public FreeCapacity {
            instances = List.copyOf(instances);
        }
    }

    /**
     * Another service rolls on the same group first. The places that it frees serve the next rollout.
     *
     * @param service the other service's name
     */
    record RolloutAhead(String service) implements Fact {}

    /**
     * Tasks that stop and still hold the room for unplaced tasks.
     *
     * @param taskArns by ARN
     */
    record TasksStopping(List<String> taskArns) implements Fact {
        public TasksStopping {
            taskArns = List.copyOf(taskArns);
        }
    }

    /** Requested instances that may still register. */
    record InstancesInFlight(List<OfGroup> groups) implements Fact {
        public InstancesInFlight {
            groups = List.copyOf(groups);
        }

        /** The instances of one group; at least 1. */
        public record OfGroup(String group, int instances) {}
    }

    /**
     * The newest launch of a group failed.
     *
     * @param message as EC2 Auto Scaling wrote it
     */
    record LaunchFailed(String group, String message) implements Fact {}
}
