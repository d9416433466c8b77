package ecsremediation.diagnosis;

import ecsremediation.model.ReadFailure;
import java.util.List;

/** What is not known of a service, or contradicts itself, and what an operator must look at to settle it. */
public sealed interface OpenQuestion {

    /** Parts of the cluster that concern the service could not be read. */
    record PartsUnread(List<ReadFailure> failures) implements OpenQuestion {
        public PartsUnread {
            failures = List.copyOf(failures);
        }
    }

    /**
     * The service itself was asked for and not returned.
     *
     * @param reason AWS's answer, such as {@code MISSING}
     */
    record ServiceUnread(String reason) implements OpenQuestion {}

    /**
     * The service's open incident is stored in a form that this version cannot read.
     *
     * @param reason what is wrong with the row
     */
    record IncidentUnreadable(String reason) implements OpenQuestion {}

    /** The service uses a capacity provider that the cluster does not show. */
    record UnknownCapacityProvider(String name) implements OpenQuestion {}

    /** The task definition of unplaced tasks was not read. */
    record UnknownTaskDefinition(String arn) implements OpenQuestion {}

    /**
     * A placement constraint of which cannot be told which instances satisfy it.
     *
     * @param reason why it cannot
     */
    record UnansweredConstraint(String expression, String reason) implements OpenQuestion {}

    /**
     * ECS does not place the tasks, although instances have capacity for them and the time for a retry is
     * over.
     */
    record UnusedCapacity(Fact.FreeCapacity capacity) implements OpenQuestion {}

    /**
     * ECS found an instance that lacks only resources, and by our check no instance could ever take the
     * tasks.
     *
     * @param message in ECS's words
     */
    record UnconfirmedObstacle(String message, Fact.EmptyInstance instance) implements OpenQuestion {}

    /**
     * ECS misses attributes, and by our check an instance that was registered then has them.
     *
     * @param containerInstance its ARN
     * @param message in ECS's words
     */
    record UnconfirmedAttributes(String containerInstance, String message) implements OpenQuestion {}

    /**
     * ECS may stop older tasks of a rollout, and has not for as long as a rollout may go without an update.
     */
    record StandingRollout(Fact.RolloutBounds bounds) implements OpenQuestion {}
}
