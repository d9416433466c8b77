package ecsremediation.diagnosis;

import ecsremediation.model.ReadFailure;
import java.util.List;

/** What is unknown about a service or contradicts itself. It names what an operator must check. */
public sealed interface OpenQuestion {

    /** Parts of the cluster that concern the service could not be read. */
    record PartsUnread(List<ReadFailure> failures) implements OpenQuestion {
        public PartsUnread {
            failures = List.copyOf(failures);
        }
    }

    /**
     * ECS did not return the service when asked for it.
     *
     * @param reason AWS's answer, such as {@code MISSING}
     */
    record ServiceUnread(String reason) implements OpenQuestion {}

    /**
     * The service's open incident is stored in a form that this version cannot read.
     *
     * @param reason what is wrong with the stored row
     */
    record IncidentUnreadable(String reason) implements OpenQuestion {}

    /** The service uses a capacity provider that the cluster does not list. */
    record UnknownCapacityProvider(String name) implements OpenQuestion {}

    /** The task definition of unplaced tasks was not read. */
    record UnknownTaskDefinition(String arn) implements OpenQuestion {}

    /**
     * A placement constraint that the program cannot evaluate.
     *
     * @param reason why it cannot
     */
    record UnansweredConstraint(String expression, String reason) implements OpenQuestion {}

    /**
     * ECS does not place the tasks, although instances have capacity for them and the retry time has
     * passed.
     */
    record UnusedCapacity(Fact.FreeCapacity capacity) implements OpenQuestion {}

    /** Tasks have been stopping for longer than the limit, and still hold the room for unplaced tasks. */
    record CapacityNotFreed(Fact.TasksStopping stopping) implements OpenQuestion {}

    /**
     * ECS found an instance that lacks only resources, but by our check no instance could ever take the
     * tasks.
     *
     * @param message as ECS wrote it
     */
    record UnconfirmedObstacle(String message, Fact.EmptyInstance instance) implements OpenQuestion {}

    /**
     * ECS reports missing attributes, but by our check an instance that was registered then has them.
     *
     * @param containerInstance its ARN
     * @param message as ECS wrote it
     */
    record UnconfirmedAttributes(String containerInstance, String message) implements OpenQuestion {}

    /** ECS may stop older tasks of a rollout, but the rollout had no update for longer than the limit. */
    record StandingRollout(Fact.RolloutBounds bounds) implements OpenQuestion {}
}
