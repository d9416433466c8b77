package ecsremediation.simulator.play;

import ecsremediation.incident.Mode;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.autoscaling.SimulatedGroup.InstanceOffer;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.ecs.TaskFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What somebody or something does to a scenario's world. A service is named {@code cluster/service}, where
 * {@code *} in either part stands for every one. A group's name may end in {@code *}.
 */
public sealed interface ScenarioAction {

    /** Sets a service's desired count. */
    record SetDesired(String service, int desired) implements ScenarioAction {}

    /**
     * Moves a service's desired count at random.
     *
     * @param most the most by which one step goes up or down, in tasks
     * @param least the lowest desired count
     * @param greatest the highest desired count
     */
    record WalkDesired(String service, int most, int least, int greatest) implements ScenarioAction {}

    /**
     * Deploys a new revision of a service's task definition.
     *
     * @param memory the new task memory in MiB; empty for the same as before
     * @param cpu the new task CPU units; empty for the same as before
     * @param fault what is wrong with the new revision only; empty if nothing is
     */
    record Deploy(String service, OptionalInt memory, OptionalInt cpu, Optional<TaskFault> fault)
            implements ScenarioAction {}

    /**
     * Makes the tasks of a service fail that start from now on; an empty fault ends it.
     *
     * @param share the share of them that fail, more than 0 and at most 1
     */
    record FailTasks(String service, Optional<TaskFault> fault, double share) implements ScenarioAction {}

    /** Stops running tasks of a service as a user does, the oldest first. */
    record StopTasks(String service, int tasks) implements ScenarioAction {}

    /** Sets the oldest active container instances of a group to DRAINING. */
    record Drain(String group, int instances) implements ScenarioAction {}

    /**
     * Disconnects the agents of a group's instances.
     *
     * @param lasts empty for good
     * @param idleFirst whether the instances with the fewest tasks lose their agents first; else the oldest
     */
    record LoseAgents(String group, int instances, Optional<Duration> lasts, boolean idleFirst)
            implements ScenarioAction {}

    /** Makes the launches of a group fail; an empty fault ends it. */
    record FailLaunches(String group, Optional<LaunchFault> fault) implements ScenarioAction {}

    /** The group's launch template brings another instance type from now on. */
    record ChangeType(String group, InstanceOffer type) implements ScenarioAction {}

    /** Another actor changes a group's sizes. */
    record SetSizes(String group, SizeChange change) implements ScenarioAction {}

    /** Another actor changes a group's desired capacity by this number of units, within its min and max. */
    record MoveDesired(String group, int units) implements ScenarioAction {}

    /** Another actor sets a group's tag; an empty value removes it. */
    record Tag(String group, String key, Optional<String> value) implements ScenarioAction {}

    /** Suspends or resumes a process of a group, such as {@code Launch}. */
    record Suspend(String group, String process, boolean suspended) implements ScenarioAction {}

    /** A scaling policy sets a group's desired capacity to this number. */
    record ScaleIn(String group, String policy, int desired) implements ScenarioAction {}

    /** Starts an instance refresh of a group. */
    record Refresh(String group) implements ScenarioAction {}

    /**
     * Gives a group a warm pool, or removes it.
     *
     * @param size instances in the pool; 0 removes it
     */
    record WarmPoolOf(String group, int size) implements ScenarioAction {}

    /** EC2 interrupts Spot Instances of a group: a notice, and two minutes later the termination. */
    record InterruptSpot(String group, int instances) implements ScenarioAction {}

    /** EC2 terminates instances of a group at once, the oldest first. */
    record Terminate(String group, int instances) implements ScenarioAction {}

    /** No launch in an Availability Zone succeeds; every group's launches are moved to its other zones. */
    record FailZone(String zone, Optional<Duration> lasts) implements ScenarioAction {}

    /**
     * AWS refuses calls of the program.
     *
     * @param operation the service and the operation, such as {@code autoscaling:UpdateAutoScalingGroup}
     * @param code the error's code, such as {@code Throttling}
     * @param times the number of calls that are refused
     */
    record Refuse(String operation, String code, int times) implements ScenarioAction {}

    /**
     * AWS carries out calls of the program, and the answers are lost.
     *
     * @param operation {@code autoscaling:UpdateAutoScalingGroup}, the only one so far
     * @param times the number of calls whose answers are lost
     */
    record LoseAnswers(String operation, int times) implements ScenarioAction {}

    /** The operators' topic refuses messages, or accepts them again. */
    record Email(boolean down) implements ScenarioAction {}

    /** An operator orders the program's mode. */
    record SetMode(Mode mode) implements ScenarioAction {}

    /** Pauses the program's raises for a time; {@link EndPause} ends it earlier. */
    record PauseFor(Duration lasts) implements ScenarioAction {}

    /** Ends a pause. */
    record EndPause() implements ScenarioAction {}

    /** A duplicate of every event's delivery with this probability from now on, 0 to 1. */
    record DuplicateDeliveries(double probability) implements ScenarioAction {}

    /** Every action of a list, one after the other at the same moment. */
    record Together(List<ScenarioAction> actions) implements ScenarioAction {
        public Together {
            actions = List.copyOf(actions);
        }
    }
}
