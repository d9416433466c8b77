package ecsremediation.diagnosis;

import java.time.Instant;
import java.util.Optional;

/**
 * One fact that a diagnosis rests on.
 *
 * @param at when it was so; empty for what is so now
 */
public record Evidence(Fact fact, Optional<Instant> at) {

    /** A fact of the time at which the Observation was taken. */
    static Evidence now(Fact fact) {
        return new Evidence(fact, Optional.empty());
    }

    /**
     * The sides from which evidence comes. One alone is weak; when two contradict each other, nothing is
     * done.
     */
    public enum Source {
        COUNTS,
        SERVICE_EVENT,
        TASK,
        INSTANCE,
        GROUP,
        PLACEMENT_CHECK
    }

    /** The side that it comes from. */
    public Source source() {
        return switch (fact) {
            case Fact.TaskCounts _, Fact.DeploymentFailed _, Fact.RolloutBounds _ -> Source.COUNTS;
            case Fact.ServiceEvent _ -> Source.SERVICE_EVENT;
            case Fact.StopReason _,
                    Fact.StoppedTask _,
                    Fact.TasksStarting _,
                    Fact.PullingImage _,
                    Fact.Activating _,
                    Fact.NotStarting _ -> Source.TASK;
            case Fact.AgentsDisconnected _,
                    Fact.CapacityDisconnected _,
                    Fact.RegistrationFailed _,
                    Fact.RegistrationOverdue _ -> Source.INSTANCE;
            case Fact.NoGroup _, Fact.InstancesInFlight _, Fact.LaunchFailed _ -> Source.GROUP;
            case Fact.ClosestInstance _, Fact.NoSuitableInstance _, Fact.EmptyInstance _, Fact.FreeCapacity _ ->
                Source.PLACEMENT_CHECK;
        };
    }
}
