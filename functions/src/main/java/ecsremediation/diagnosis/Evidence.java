package ecsremediation.diagnosis;

import java.time.Instant;
import java.util.Optional;

/**
 * One fact behind a diagnosis.
 *
 * @param at when the fact was true; empty if it is true at the time of the Observation
 */
public record Evidence(Fact fact, Optional<Instant> at) {

    /** A fact that is true at the time of the Observation. */
    static Evidence now(Fact fact) {
        return new Evidence(fact, Optional.empty());
    }

    /** The sources of evidence. If two sources contradict each other, the program changes nothing. */
    public enum Source {
        COUNTS,
        SERVICE_EVENT,
        TASK,
        INSTANCE,
        GROUP,
        PLACEMENT_CHECK
    }

    /** The source of this fact. */
    public Source source() {
        return switch (fact) {
            case Fact.TaskCounts _,
                    Fact.TaskSetIncomplete _,
                    Fact.DeploymentFailed _,
                    Fact.RolloutBounds _,
                    Fact.RolloutAhead _ -> Source.COUNTS;
            case Fact.ServiceEvent _, Fact.DeploymentRolledBack _ -> Source.SERVICE_EVENT;
            case Fact.StopReason _,
                    Fact.StoppedTask _,
                    Fact.TasksOnDrainingInstances _,
                    Fact.TasksStarting _,
                    Fact.PullingImage _,
                    Fact.Activating _,
                    Fact.ContainerWaiting _,
                    Fact.NotStarting _ -> Source.TASK;
            case Fact.AgentsDisconnected _,
                    Fact.CapacityDisconnected _,
                    Fact.TasksFailedOn _,
                    Fact.LeftRegistrations _,
                    Fact.RegistrationFailed _,
                    Fact.RegistrationOverdue _ -> Source.INSTANCE;
            case Fact.NoGroup _, Fact.InstancesInFlight _, Fact.LaunchFailed _ -> Source.GROUP;
            case Fact.ClosestInstance _,
                    Fact.NoSuitableInstance _,
                    Fact.UnusableCapacity _,
                    Fact.EmptyInstance _,
                    Fact.TooManyHostPorts _,
                    Fact.NextLaunchUnsure _,
                    Fact.TasksStopping _,
                    Fact.FreeCapacity _ -> Source.PLACEMENT_CHECK;
        };
    }
}
